-- Who said whether the release before still works after a change of the database, and when. Empty: the pipeline did, with the release.
ALTER TABLE "ReleaseMigration"
  ADD COLUMN "markedByName" TEXT,
  ADD COLUMN "markedAt" TIMESTAMPTZ(3);
