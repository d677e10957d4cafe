package platen.kit.messaging;

/** A service's one listener on a topic. The kit finds it by its topic to replay parked events. */
public interface TopicListener {

    /** Logical topic name, without an installation's prefix. */
    String topic();

    EventHandlers handlers();
}
