package io.github.iamkit.blueprint;

import java.io.PrintStream;

/** Prints what applying a plan does. */
final class PrintingListener implements ApplyListener {
    private final PrintStream out;

    PrintingListener(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(Change change, int number, int of) {
        out.print("[" + number + "/" + of + "] " + PlanText.visible(change.toString()));
        out.flush();
    }

    @Override
    public void done(Change change) {
        out.println(" done");
    }

    @Override
    public void unchanged(Change change) {
        out.println("  " + PlanText.visible(change.toString()) + " is so already");
    }

    @Override
    public void failed(Change change, Throwable cause) {
        out.println(" failed: " + PlanText.visible(String.valueOf(cause.getMessage())));
    }

    @Override
    public void finished(ApplyReport report) {
        out.println(report);
    }
}
