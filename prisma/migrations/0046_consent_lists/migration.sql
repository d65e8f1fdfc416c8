-- The ledger by purpose and by where a decision came from, and all questions, each in the order of its list.
CREATE INDEX "ConsentStanding_clinicId_purpose_changedAt_id_idx" ON "ConsentStanding"("clinicId", "purpose", "changedAt" DESC, "id" DESC);
CREATE INDEX "ConsentStanding_clinicId_source_changedAt_id_idx" ON "ConsentStanding"("clinicId", "source", "changedAt" DESC, "id" DESC);
CREATE INDEX "ConsentRequest_clinicId_openedAt_id_idx" ON "ConsentRequest"("clinicId", "openedAt" DESC, "id" DESC);
