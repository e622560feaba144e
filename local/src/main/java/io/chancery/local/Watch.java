package io.chancery.local;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the launcher does in the foreground once all is up: it tells of processes that end. */
final class Watch {

    private final Installation installation;
    private final Progress progress;

    Watch(Installation installation, Progress progress) {
        this.installation = installation;
        this.progress = progress;
    }

    /** Returns when the suite was stopped by another command, or this thread is interrupted. */
    void untilStopped() {
        List<Part> parts = installation.parts();
        Set<String> dead = new HashSet<>();
        DataDirectory data = installation.data();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!never.await(1, TimeUnit.SECONDS)) {
                if (parts.stream().noneMatch(part -> data.isRemembered(part.name()))) {
                    progress.line("stopped by another command");
                    return;
                }
                for (Part part : parts) {
                    if (data.running(part.name()).isPresent()) {
                        dead.remove(part.name());
                    } else if (dead.add(part.name())) {
                        progress.line("%s has ended (see %s); './chancery up' in another terminal starts it again"
                                .formatted(part.name(), part.log()));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
