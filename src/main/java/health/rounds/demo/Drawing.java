package health.rounds.demo;

/** The pictures of the demonstration: drawn in code, so that nobody's data is in them. */
enum Drawing {
    ECG,
    ECHO,
    GLANDS,
    RUN_CHART,
    VISUAL_ABSTRACT;

    /** As a PNG file. */
    byte[] png() {
        Canvas canvas = switch (this) {
            case ECG -> EcgStrip.draw();
            case ECHO -> EchoFan.draw();
            case GLANDS -> Glands.draw();
            case RUN_CHART -> RunChart.draw();
            case VISUAL_ABSTRACT -> VisualAbstract.draw();
        };
        return canvas.png();
    }
}
