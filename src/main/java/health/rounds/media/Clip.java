package health.rounds.media;

import java.util.List;
import java.util.Set;

/**
 * All that is made of a video that somebody sent: its small rendition is the first picture of it.
 *
 * @param boxes what is covered, from beginning to end
 * @param inFile what the file said besides its pictures
 */
record Clip(Print print, Motion motion, List<PictureBox> boxes, Set<InFile> inFile) {}
