-- A member's row is seen in their own clinic alone, an incident in all: so it keeps the names of those who work on it.
ALTER TABLE "Incident"
  ADD COLUMN "leadName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "communicatorName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "scribeName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "createdByName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "closedAt" TIMESTAMPTZ(3),
  ADD COLUMN "noPostmortem" TEXT;

ALTER TABLE "Maintenance"
  ADD COLUMN "createdByName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "doneByName" TEXT NOT NULL DEFAULT '';
