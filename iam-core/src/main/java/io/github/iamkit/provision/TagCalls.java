package io.github.iamkit.provision;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.iam.model.Tag;

/** IAM's operations on the tags of something, which have another name for each kind of thing. */
interface TagCalls {
    List<Tag> list();

    void tag(Collection<Tag> tags);

    void untag(Collection<String> keys);
}
