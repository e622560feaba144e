package io.chancery.language.reference;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells what services there are. */
public interface ServiceCatalogue {

    /** Takes every service for one that exists, and knows what none of them has. */
    ServiceCatalogue UNKNOWN = new ServiceCatalogue() {
        @Override
        public boolean exists(String prefix) {
            return true;
        }

        @Override
        public Optional<Service> service(String prefix) {
            return Optional.empty();
        }

        @Override
        public boolean isNamedByArns(String service) {
            return true;
        }

        @Override
        public List<Service> ofArns(String service) {
            return List.of();
        }

        @Override
        public List<Service.ResourceType> resourceTypes(String service) {
            return List.of();
        }

        @Override
        public Optional<List<Service.ConditionKey>> conditionKeys(String prefix) {
            return Optional.empty();
        }

        @Override
        public Collection<String> prefixes() {
            return List.of();
        }
    };

    /** Whether there is a service of that prefix, ignoring case; what it has need not be known. */
    boolean exists(String prefix);

    /** What the service of that prefix has, ignoring case; empty if there is none, or if that is not known. */
    Optional<Service> service(String prefix);

    /** Whether there are ARNs whose third part is this text. That is not always a prefix. */
    boolean isNamedByArns(String service);

    /** What the services have that name resources by ARNs whose third part is this text; empty if none is known. */
    List<Service> ofArns(String service);

    /** The resource types whose ARNs have this text as their third part; empty if none is known. */
    List<Service.ResourceType> resourceTypes(String service);

    /**
     * The condition keys with that prefix, ignoring case, whichever services have them; empty if it is not known which keys
     * there are, an empty list if there are none.
     */
    Optional<List<Service.ConditionKey>> conditionKeys(String prefix);

    /** Of all services that exist. */
    Collection<String> prefixes();
}
