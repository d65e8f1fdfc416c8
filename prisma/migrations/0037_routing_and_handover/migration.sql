-- Who is given an enquiry and why, and what one shift tells the next.
-- CreateTable
CREATE TABLE "RoutingRule" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "conditions" JSON NOT NULL,
    "target" JSON NOT NULL,
    "balance" TEXT NOT NULL DEFAULT 'load',
    "pressing" TEXT NOT NULL DEFAULT 'suggest',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoutingRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoutingDecision" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "ruleId" UUID,
    "memberId" UUID,
    "outcome" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoutingDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "items" JSON NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "signedAt" TIMESTAMPTZ(3),
    "receivedById" UUID,
    "receivedAt" TIMESTAMPTZ(3),
    "correctsId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoutingRule_clinicId_position_id_idx" ON "RoutingRule"("clinicId", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RoutingRule_clinicId_id_key" ON "RoutingRule"("clinicId", "id");

-- CreateIndex
CREATE INDEX "RoutingDecision_clinicId_leadId_at_id_idx" ON "RoutingDecision"("clinicId", "leadId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "RoutingDecision_clinicId_ruleId_at_idx" ON "RoutingDecision"("clinicId", "ruleId", "at" DESC);

-- CreateIndex
CREATE INDEX "RoutingDecision_clinicId_memberId_at_idx" ON "RoutingDecision"("clinicId", "memberId", "at" DESC);

-- CreateIndex
CREATE INDEX "Handover_clinicId_createdAt_id_idx" ON "Handover"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Handover_clinicId_role_createdAt_id_idx" ON "Handover"("clinicId", "role", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Handover_clinicId_memberId_createdAt_id_idx" ON "Handover"("clinicId", "memberId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Handover_clinicId_correctsId_idx" ON "Handover"("clinicId", "correctsId");

-- CreateIndex
CREATE UNIQUE INDEX "Handover_clinicId_id_key" ON "Handover"("clinicId", "id");

-- AddForeignKey
ALTER TABLE "RoutingDecision" ADD CONSTRAINT "RoutingDecision_clinicId_leadId_fkey" FOREIGN KEY ("clinicId", "leadId") REFERENCES "Lead"("clinicId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoutingDecision" ADD CONSTRAINT "RoutingDecision_clinicId_ruleId_fkey" FOREIGN KEY ("clinicId", "ruleId") REFERENCES "RoutingRule"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoutingDecision" ADD CONSTRAINT "RoutingDecision_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_clinicId_receivedById_fkey" FOREIGN KEY ("clinicId", "receivedById") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_clinicId_correctsId_fkey" FOREIGN KEY ("clinicId", "correctsId") REFERENCES "Handover"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "RoutingRule" add constraint routing_balance check (balance in ('load', 'turn')),
  add constraint routing_pressing check (pressing in ('suggest', 'assign'));
alter table "RoutingDecision" add constraint routing_outcome check (outcome in ('assigned', 'suggested', 'unowned')),
  add constraint routing_member check ((outcome = 'unowned') = ("memberId" is null));
alter table "Handover" add constraint handover_status check (status in ('draft', 'signed', 'received')),
  add constraint handover_span check ("endsAt" > "startsAt"),
  add constraint handover_signed check ((status = 'draft') = ("signedAt" is null)),
  add constraint handover_received check ((status = 'received') = ("receivedById" is not null and "receivedAt" is not null)),
  add constraint handover_other_hand check ("receivedById" is distinct from "memberId");

-- One draft of a person and role at a time, and one correction of a signed one.
create unique index handover_one_draft on "Handover" ("clinicId", "memberId", role) where status = 'draft';
create unique index handover_one_correction on "Handover" ("clinicId", "correctsId") where "correctsId" is not null;

-- What was signed stands, whatever the code above does: only who received it is added, once.
create function keep_signed_handover() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and (
    (new.role, new."memberId", new."startsAt", new."endsAt", new.items::text, new.note, new."signedAt", new."correctsId")
      is distinct from
    (old.role, old."memberId", old."startsAt", old."endsAt", old.items::text, old.note, old."signedAt", old."correctsId")
    or old.status = 'received' or new.status = 'draft'
  ) then
    raise exception 'a signed handover stands' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger keep_signed before update on "Handover" for each row execute function keep_signed_handover();

do $$
declare
  owned text;
begin
  foreach owned in array array['RoutingRule', 'RoutingDecision', 'Handover'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy clinic on %I to rounds_app '
      'using ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid) '
      'with check ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)',
      owned
    );
    execute format('create policy owner_reads on %I for select to current_user using (true)', owned);
  end loop;
end
$$;
grant select, insert, update on "RoutingRule" to rounds_app;
grant select, insert on "RoutingDecision" to rounds_app;
grant select, insert, update on "Handover" to rounds_app;
