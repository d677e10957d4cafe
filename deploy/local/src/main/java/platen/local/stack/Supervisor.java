package platen.local.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import platen.local.stack.PartStatus.State;

/** Starts parts as soon as what they need is ready, notices when one dies, stops them in the opposite order. */
public final class Supervisor {

    /** Told about every change; calls come from several threads. */
    public interface Observer {
        void changed(PartStatus status);
    }

    /** A part and what became of it; guarded by itself. */
    private static final class Slot {
        final Part part;
        final CompletableFuture<Void> ready = new CompletableFuture<>();
        State state = State.WAITING;
        Instant since;
        String detail = "";

        Slot(Part part, Instant since) {
            this.part = part;
            this.since = since;
        }
    }

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Observer observer;
    private final Clock clock;
    private final CompletableFuture<PartStatus> firstDeath = new CompletableFuture<>();
    private volatile boolean stopping;

    public Supervisor(List<Part> parts, Observer observer, Clock clock) {
        this.observer = observer;
        this.clock = clock;
        parts.forEach(part -> slots.put(part.name(), new Slot(part, clock.instant())));
    }

    /** Starts all. When one fails, dies or the thread is interrupted, what runs by then is left to {@link #stopAll}. */
    public void startAll() throws PartFailure, InterruptedException {
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<PartFailure> failure = new CompletableFuture<>();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (Slot slot : slots.values()) {
                all.add(slot.ready);
                starts.execute(() -> startWhenNeedsAreReady(slot, failure));
            }
            CompletableFuture<Void> everything = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
            try {
                CompletableFuture.anyOf(everything, failure, firstDeath).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } finally {
                starts.shutdownNow();
            }
            if (!everything.isDone()) {
                throw failure.isDone() ? failure.join() : died(firstDeath.join());
            }
        }
    }

    /** Completes when a part ends without being told to. */
    public CompletableFuture<PartStatus> firstDeath() {
        return firstDeath;
    }

    public static PartFailure died(PartStatus status) {
        return new PartFailure(status.name() + " died: " + status.detail() + "\n  log: " + status.log());
    }

    /** Stops the part if it runs, and starts it again. */
    public void restart(String name) throws PartFailure, InterruptedException {
        Slot slot = Optional.ofNullable(slots.get(name))
                .orElseThrow(
                        () -> new PartFailure("no part is called " + name + ": " + String.join(", ", slots.keySet())));
        move(slot, State.STOPPED, "");
        slot.part.stop(StopGrace.SERVICE);
        start(slot);
    }

    /** Stops all, dependants first; parts that do not depend on each other at the same time. */
    public void stopAll(Duration grace) throws InterruptedException {
        stopping = true;
        List<Slot> rest = new ArrayList<>(slots.values());
        while (!rest.isEmpty()) {
            List<Slot> free = rest.stream().filter(slot -> !needed(slot, rest)).toList();
            try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
                free.forEach(slot -> stops.execute(() -> stop(slot, grace)));
            }
            rest.removeAll(free);
        }
    }

    /** The state of every part now; parts that are ready are asked how they are. */
    public List<PartStatus> status() {
        List<CompletableFuture<PartStatus>> answers = new ArrayList<>();
        try (ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Slot slot : slots.values()) {
                answers.add(CompletableFuture.supplyAsync(() -> asked(slot), questions));
            }
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    /** As {@link #status}, without asking anybody. */
    public List<PartStatus> known() {
        return slots.values().stream().map(this::snapshot).toList();
    }

    private void startWhenNeedsAreReady(Slot slot, CompletableFuture<PartFailure> failure) {
        try {
            for (String need : slot.part.needs()) {
                Slot needed = slots.get(need);
                if (needed != null) {
                    needed.ready.get();
                }
            }
            start(slot);
        } catch (PartFailure e) {
            failure.complete(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            failure.complete(new PartFailure(slot.part.name() + " did not start: " + e, e));
        }
    }

    private void start(Slot slot) throws PartFailure, InterruptedException {
        move(slot, State.STARTING, "");
        try {
            slot.part.start(() -> observer.changed(snapshot(slot)));
        } catch (PartFailure e) {
            move(slot, State.DEAD, String.valueOf(e.getMessage()));
            throw new PartFailure(
                    slot.part.name() + " did not start: " + e.getMessage() + "\n  log: " + slot.part.log(), e);
        }
        move(slot, State.READY, "");
        slot.part
                .process()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .ifPresent(process -> watch(slot, process));
        slot.ready.complete(null);
    }

    private void watch(Slot slot, ProcessHandle process) {
        CompletableFuture<Void> watched = process.onExit().thenAccept(ended -> noticeEnd(slot, ended));
        if (watched.isCompletedExceptionally()) {
            throw new IllegalStateException("cannot watch " + slot.part.name());
        }
    }

    private void noticeEnd(Slot slot, ProcessHandle ended) {
        boolean expected;
        synchronized (slot) {
            // After a restart the end of the former process says nothing about the part.
            boolean current =
                    slot.part.process().map(now -> now.pid() == ended.pid()).orElse(false);
            expected = stopping || slot.state == State.STOPPED || !current;
        }
        if (!expected) {
            String how = ("process " + ended.pid() + " ended " + slot.part.ending()).trim();
            move(slot, State.DEAD, how + "; it said last: " + LogFile.last(slot.part.log()));
            firstDeath.complete(snapshot(slot));
        }
    }

    private void stop(Slot slot, Duration grace) {
        try {
            slot.part.stop(grace);
            move(slot, State.STOPPED, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            move(slot, State.DEAD, "it did not stop: " + e.getMessage());
        }
    }

    private boolean needed(Slot slot, List<Slot> by) {
        return by.stream().anyMatch(other -> other.part.needs().contains(slot.part.name()));
    }

    private PartStatus asked(Slot slot) {
        PartStatus known = snapshot(slot);
        return known.state() != State.READY
                ? known
                : slot.part
                        .complaint()
                        .map(complaint -> new PartStatus(
                                known.name(),
                                State.DEGRADED,
                                known.ports(),
                                known.pid(),
                                known.processStart(),
                                known.since(),
                                known.log(),
                                complaint))
                        .orElse(known);
    }

    private void move(Slot slot, State state, String detail) {
        synchronized (slot) {
            slot.state = state;
            slot.since = clock.instant();
            slot.detail = detail;
        }
        observer.changed(snapshot(slot));
    }

    private PartStatus snapshot(Slot slot) {
        synchronized (slot) {
            Optional<ProcessHandle> process =
                    slot.state == State.READY || slot.state == State.STARTING ? slot.part.process() : Optional.empty();
            return new PartStatus(
                    slot.part.name(),
                    slot.state,
                    slot.part.ports(),
                    process.map(ProcessHandle::pid).orElse(0L),
                    process.map(Processes::startMillis).orElse(0L),
                    slot.since,
                    slot.part.log(),
                    slot.detail);
        }
    }
}
