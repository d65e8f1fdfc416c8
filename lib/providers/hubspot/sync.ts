export type SyncResult = { synced: true; externalId: string } | { synced: false; reason: string }

/**
 * Where a scored lead goes on to the clinic's HubSpot. No connection can be made yet, so every clinic is answered as
 * one without: the caller's shape is the final one.
 */
export async function syncContact(_ids: { clinicId: string; leadId: string }): Promise<SyncResult> {
  return { synced: false, reason: "HubSpot is not connected" }
}
