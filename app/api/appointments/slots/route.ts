import { findSlots } from "@/lib/appointments/find-slots"
import { route } from "@/lib/web/route"

const several = (given: string | string[] | undefined) => [given ?? []].flat()

export const GET = route((ctx, { search }) => {
  const { serviceId, practitionerIds, weekdays, ...rest } = search
  const lists = { practitionerIds: several(practitionerIds), weekdays: several(weekdays) }
  return findSlots(ctx, { serviceId: serviceId as string, ...rest, ...lists })
})
