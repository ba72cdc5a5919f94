package io.github.iamkit.provisioning;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Everything that anybody logs, down to TRACE, while a test listens. The tests of this module name it to slf4j as its provider. */
public final class CapturedLog implements SLF4JServiceProvider {
    private static volatile boolean isListening;
    private static final List<String> LINES = new ArrayList<>();

    private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** Returns what is logged while something runs. */
    static List<String> during(Runnable work) {
        synchronized (LINES) {
            LINES.clear();
        }
        isListening = true;
        try {
            work.run();
        } finally {
            isListening = false;
        }
        synchronized (LINES) {
            return List.copyOf(LINES);
        }
    }

    private static final class CapturingLogger extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;

        private CapturingLogger(String name) {
            this.name = name;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return CapturingLogger.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
            StringWriter text = new StringWriter();
            text.append(level + " " + name + " " + MessageFormatter.basicArrayFormat(message, arguments) + "\n");
            if (thrown != null) {
                thrown.printStackTrace(new PrintWriter(text));
            }
            synchronized (LINES) {
                LINES.add(text.toString());
            }
        }

        @Override
        public boolean isTraceEnabled() {
            return isListening;
        }

        @Override
        public boolean isDebugEnabled() {
            return isListening;
        }

        @Override
        public boolean isInfoEnabled() {
            return isListening;
        }

        @Override
        public boolean isWarnEnabled() {
            return isListening;
        }

        @Override
        public boolean isErrorEnabled() {
            return isListening;
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, CapturingLogger::new);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        isListening = false;
    }
}
