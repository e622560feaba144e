-- The secrets of long-term access keys, each sealed under the key-encryption key for its account, owner and key id.
-- In no event, state, topic or backup of them: deleting the row destroys the secret.
create table sealed_secret (
    access_key_id text primary key,
    account       text  not null,
    owner         text  not null,
    ciphertext    bytea not null
);
