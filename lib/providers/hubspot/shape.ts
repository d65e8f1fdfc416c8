/** What HubSpot tells of one contact, in our words. */
export type CrmChange = {
  kind: "created" | "changed" | "merged" | "deleted" | "restored" | "erased"
  objectId: string
  /** When it happened there. */
  at: Date
  /** Of `changed`: which property, and what it is now. `null`: emptied. Absent: HubSpot does not tell it. */
  property?: string
  value?: string | null
  /** Of `merged`: which of the ids goes on, and all that were. */
  survivingId?: string
  mergedIds?: string[]
}

export const KINDS: Readonly<Record<string, CrmChange["kind"]>> = {
  creation: "created",
  propertyChange: "changed",
  merge: "merged",
  deletion: "deleted",
  restore: "restored",
  privacyDeletion: "erased",
}

/** A contact's type among HubSpot's objects. */
export const CONTACT_TYPE = "0-1"
