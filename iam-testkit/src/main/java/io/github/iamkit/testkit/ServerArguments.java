package io.github.iamkit.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The command line of a server that is a process of its own. */
final class ServerArguments {
    private static final String USAGE = "give --port NUMBER, --bind ADDRESS, --account ID or --strict";
    private static final int LARGEST_PORT = 65_535;

    private final FakeIam.Builder account = FakeIam.builder();
    private int port;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private boolean isStrict;

    private ServerArguments() {}

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one of them is unknown, lacks its value or has a bad one
     */
    static ServerArguments of(String... arguments) {
        ServerArguments read = new ServerArguments();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--strict")) {
                read.isStrict = true;
            } else {
                read.take(arguments[i], i + 1 < arguments.length ? arguments[i + 1] : "");
                i++;
            }
        }
        return read;
    }

    private void take(String name, String value) {
        switch (name) {
            case "--port" -> port = port(value);
            case "--bind" -> address = address(value);
            case "--account" -> account.account(value);
            default -> throw new IllegalArgumentException("unknown argument `" + name + "`; " + USAGE);
        }
    }

    private static int port(String value) {
        boolean isNumber =
                !value.isEmpty() && value.length() <= 5 && value.chars().allMatch(Character::isDigit);
        if (!isNumber || Integer.parseInt(value) > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "--port `" + value + "` is no port; give a number up to " + LARGEST_PORT + ", or 0 for a free one");
        }
        return Integer.parseInt(value);
    }

    private static InetAddress address(String value) {
        try {
            if (value.isEmpty()) {
                throw new UnknownHostException();
            }
            return InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "--bind `" + value + "` is no address of this machine; give one such as 0.0.0.0", e);
        }
    }

    FakeIamServer.Builder server() {
        FakeIamServer.Builder server =
                FakeIamServer.builder(account.build()).port(port).bind(address);
        return isStrict ? server.strictAuthentication() : server;
    }
}
