-- What GitHub tells of commits: how their checks ended, and what was pushed between two releases.

create table "CommitCheck" (
  "repository" text not null,
  "gitSha" text not null,
  "name" text not null,
  "state" text not null,
  "at" timestamptz(3) not null,
  "createdAt" timestamptz(3) not null default current_timestamp,
  constraint "CommitCheck_pkey" primary key ("repository", "gitSha", "name"),
  check ("gitSha" ~ '^[0-9a-f]{40}$'),
  check (state in ('pending', 'green', 'red'))
);
create index "CommitCheck_createdAt_idx" on "CommitCheck"("createdAt");

create table "PushedCommit" (
  "seq" bigserial not null,
  "repository" text not null,
  "gitSha" text not null,
  "branch" text not null,
  "title" text not null,
  "author" text not null,
  "createdAt" timestamptz(3) not null default current_timestamp,
  constraint "PushedCommit_pkey" primary key ("seq"),
  check ("gitSha" ~ '^[0-9a-f]{40}$')
);
create unique index "PushedCommit_repository_gitSha_branch_key" on "PushedCommit"("repository", "gitSha", "branch");
create index "PushedCommit_repository_branch_seq_idx" on "PushedCommit"("repository", "branch", "seq");
create index "PushedCommit_createdAt_idx" on "PushedCommit"("createdAt");

-- As the tables of 0058: of the whole installation, seen and changed in a clinic's transaction alone.
do $$
declare
  one text;
begin
  foreach one in array array['CommitCheck', 'PushedCommit'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format(
      'create policy installation on %I to rounds_app '
      'using (nullif(current_setting(''app.clinic_id'', true), '''') is not null) '
      'with check (nullif(current_setting(''app.clinic_id'', true), '''') is not null)',
      one
    );
    execute format('create policy platform on %I to rounds_platform using (true) with check (true)', one);
    execute format('create policy owner_reads on %I for select to current_user using (true)', one);
    execute format('grant select, insert, update on %I to rounds_app', one);
    execute format('grant select, insert, update, delete on %I to rounds_platform', one);
  end loop;
end
$$;
grant usage on sequence "PushedCommit_seq_seq" to rounds_app, rounds_platform;
