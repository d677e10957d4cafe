package platen.local.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another JVM keeps on its heap, over JMX: the garbage collector is run and what is left is counted. */
final class ServiceHeap implements AutoCloseable {

    private static final double MIB = 1024.0 * 1024;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final JMXConnector connector;
    private final MemoryMXBean memory;

    private ServiceHeap(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    static ServiceHeap of(ProcessHandle process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                return new ServiceHeap(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot look into process " + process.pid(), e);
        }
    }

    /** The most that was left after a collection while {@code work} was done, in MiB. The collections slow the work down. */
    double mostDuring(Callable<?> work) throws Exception {
        AtomicLong most = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        Thread looks = Thread.ofPlatform().daemon().start(() -> {
            while (!done.get()) {
                most.accumulateAndGet(left(), Math::max);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
        try {
            work.call();
        } finally {
            done.set(true);
            looks.join();
        }
        return most.get() / MIB;
    }

    private long left() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
