package platen.scim.explaining.domain;

import java.util.UUID;

/** Whom an explanation is asked for. */
public sealed interface Asked {

    /** Without regard to case. Who is deleted, or was never taken, is found by the name as the provider wrote it. */
    record ByUserName(String userName) implements Asked {

        @Override
        public String toString() {
            return "ByUserName[…]";
        }
    }

    /** Whoever has it now, else whoever was deleted last. */
    record ByExternalId(String externalId) implements Asked {

        @Override
        public String toString() {
            return "ByExternalId[…]";
        }
    }

    record ById(UUID id) implements Asked {}
}
