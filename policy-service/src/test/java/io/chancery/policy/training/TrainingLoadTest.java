package io.chancery.policy.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import org.junit.jupiter.api.Test;

/** What is trained is what the service does: an account comes in whole, through the client and the reader. */
class TrainingLoadTest {

    @Test
    void it_loads_an_account() throws InterruptedException {
        var view = TrainingLoad.load(TrainingAccount.make()).view(TrainingAccount.ID);

        assertThat(view.identity().users().size() + view.identity().roles().size())
                .isEqualTo(TrainingAccount.PRINCIPALS);
        assertThat(view.identity().isOpen(TrainingAccount.ID)).isTrue();
        assertThat(view.policy().attachments().size()).isEqualTo(TrainingAccount.PRINCIPALS + TrainingAccount.GROUPS);
        assertThat(view.policy().policies().size()).isGreaterThan(TrainingDocuments.TEAMS);
        assertThat(view.positions()).hasSize(Log.values().length).allMatch(position -> position.sequence() > 0);
    }
}
