package health.rounds.media;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What only the owner of a picture gets to see.
 *
 * @param file the picture without covers; null once it is published
 * @param inFile what the sent file said besides its pixels
 */
record Private(@Nullable String file, Set<InFile> inFile, List<PictureBox> boxes) {}
