package io.github.iamkit.actions;

/** A program that uses constants of one service, and says how long that took; {@link LoadingTest} runs it. */
final class FirstUse {
    private FirstUse() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        int length = Ec2.REBOOT_INSTANCES.length();
        System.out.println("first use: " + (System.nanoTime() - start) / 1_000 + " us, " + length);
    }
}
