package io.chancery.runtime.tag;

import io.chancery.contracts.Tag;
import io.chancery.runtime.operation.ListPage;
import io.chancery.store.append.Page;
import java.util.List;
import java.util.Optional;

/** A part of an entity's tags, in the order of keys ("ListUserTags", IAM API). */
public record TagPage(List<Tag> tags, boolean isTruncated, Optional<String> marker) {

    public static TagPage of(List<Tag> all, ListPage page) {
        Page<Tag> shown = page.part(all, Tag::key);
        return new TagPage(shown.items(), shown.next().isPresent(), page.markerAfter(shown));
    }
}
