/** DICOM files: the picture inside, and the few words that may be said about it. */
@NullMarked
package health.rounds.dicom;

import org.jspecify.annotations.NullMarked;
