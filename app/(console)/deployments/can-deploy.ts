import { leadsNowhere } from "@/lib/drivers/demo/address"

/** Something is set up that could put a release there, and it is no example of the demo's. */
export const canDeploy = (place: { driver: string; baseUrl: string | null }): boolean =>
  place.driver !== "none" && !leadsNowhere(place.baseUrl)
