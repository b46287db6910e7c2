package health.rounds.media;

import java.util.List;
import java.util.Set;

/**
 * All that is made of a file that somebody sent.
 *
 * @param original the picture without covers, for its owner alone
 * @param inFile what the file said besides its pixels
 * @param words what it may say of the picture: a start for the description
 */
record Developed(Print print, Rendition original, List<PictureBox> boxes, Set<InFile> inFile, String words) {}
