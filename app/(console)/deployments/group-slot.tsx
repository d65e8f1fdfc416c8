import type { listSoftware } from "@/lib/software/list"
import { canDeploy } from "./can-deploy"
import { GroupButton } from "./group-button"

/** The way to put several out together, where somebody may and something could. */
export async function GroupSlot({ software }: { software: ReturnType<typeof listSoftware> }) {
  const { environments, services, may } = await software
  if (!may.write || services.length === 0) return null
  return (
    <GroupButton
      environments={environments.map(({ name, title }) => ({ value: name, label: title }))}
      services={services.map(({ name, title, places }) => ({
        name,
        title,
        environments: places.flatMap((one) => (canDeploy(one) ? [one.environment] : [])),
      }))}
    />
  )
}
