package io.github.iamkit.blueprint;

/** How text is coloured. */
enum Colours {
    NONE {
        @Override
        String paint(String code, String text) {
            return text;
        }
    },
    OF_TERMINALS {
        @Override
        String paint(String code, String text) {
            return "\u001B[" + code + "m" + text + "\u001B[0m";
        }
    };

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BOLD_RED = "1;31";

    abstract String paint(String code, String text);

    String sign(Change.Action action) {
        String code = switch (action) {
            case CREATE, ADOPT -> GREEN;
            case UPDATE -> YELLOW;
            case BLOCKED -> BOLD_RED;
            default -> RED;
        };
        return action == Change.Action.NO_OP ? action.sign() : paint(code, action.sign());
    }

    String warning(String text) {
        return text.isEmpty() ? text : paint(BOLD_RED, text);
    }
}
