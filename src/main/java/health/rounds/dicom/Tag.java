package health.rounds.dicom;

/** The attributes that are read (PS3.6); every other is looked at only to say that it was there. */
final class Tag {
    static final int TRANSFER_SYNTAX = 0x00020010;
    static final int MODALITY = 0x00080060;
    static final int BODY_PART = 0x00180015;
    static final int VIEW_POSITION = 0x00185101;
    static final int LATERALITY = 0x00200060;
    static final int IMAGE_LATERALITY = 0x00200062;

    static final int SAMPLES = 0x00280002;
    static final int PHOTOMETRIC = 0x00280004;
    static final int PLANAR = 0x00280006;
    static final int FRAMES = 0x00280008;
    static final int ROWS = 0x00280010;
    static final int COLUMNS = 0x00280011;
    static final int PIXEL_SPACING = 0x00280030;
    static final int ASPECT = 0x00280034;
    static final int ALLOCATED = 0x00280100;
    static final int STORED = 0x00280101;
    static final int HIGH_BIT = 0x00280102;
    static final int SIGNED = 0x00280103;
    static final int PADDING = 0x00280120;
    static final int PADDING_LIMIT = 0x00280121;

    static final int WINDOW_CENTRE = 0x00281050;
    static final int WINDOW_WIDTH = 0x00281051;
    static final int INTERCEPT = 0x00281052;
    static final int SLOPE = 0x00281053;
    static final int VOI_FUNCTION = 0x00281056;
    static final int MODALITY_LUT = 0x00283000;
    static final int VOI_LUT = 0x00283010;
    static final int LUT_DESCRIPTOR = 0x00283002;
    static final int LUT_DATA = 0x00283006;
    static final int PRESENTATION_SHAPE = 0x20500020;

    static final int RED_DESCRIPTOR = 0x00281101;
    static final int RED_DATA = 0x00281201;

    static final int FRAME_VOI = 0x00289132;
    static final int PIXEL_VALUES = 0x00289145;
    static final int SHARED_GROUPS = 0x52009229;
    static final int FRAME_GROUPS = 0x52009230;

    static final int DOCUMENT = 0x00420011;
    static final int FLOAT_PIXELS = 0x7fe00008;
    static final int DOUBLE_PIXELS = 0x7fe00009;
    static final int PIXELS = 0x7fe00010;

    static final int ITEM = 0xfffee000;
    static final int ITEM_END = 0xfffee00d;
    static final int SEQUENCE_END = 0xfffee0dd;

    private Tag() {}

    static int group(int tag) {
        return tag >>> 16;
    }

    /** Odd groups are the makers' own (PS3.5, 7.8). */
    static boolean isPrivate(int tag) {
        return (group(tag) & 1) == 1;
    }

    /** As the standard writes it. */
    static String text(int tag) {
        return "(%04X,%04X)".formatted(tag >>> 16, tag & 0xffff);
    }
}
