package io.chancery.store.verify;

import io.chancery.store.verify.VerificationReport.Check;
import io.chancery.store.verify.VerificationReport.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong in one shard; beyond a limit more of it tells nobody anything. */
final class Findings {

    private final int shard;
    private final List<Finding> list = new ArrayList<>();

    Findings(int shard) {
        this.shard = shard;
    }

    void add(Check check, Object where, String what) {
        if (list.size() < VerificationReport.FINDINGS_LIMIT) {
            list.add(new Finding(check, shard, String.valueOf(where), what));
        }
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
