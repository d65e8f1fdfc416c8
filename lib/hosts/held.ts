import type { Container } from "@/lib/hosts/schema"

/** Of which containers a witness is asked: by their names, or by their image where none is named. */
export type Sought = { name: string | null; image: string | null }

/** Those that are meant, of all a host runs. A name may end with *, as Coolify and Compose number their containers. */
export function heldOf(containers: readonly Container[], { name, image }: Sought): Container[] {
  const wanted = name ?? image
  if (!wanted) return []
  if (name?.endsWith("*")) return containers.filter((one) => one.name.startsWith(name.slice(0, -1)))
  const isMeant = (one: Container) =>
    (name !== null && one.name === name) ||
    [one.image, ...one.digests].some((held) => bareImage(held) === bareImage(wanted))
  return containers.filter(isMeant)
}

/** By which digests a container's image was pulled, without names. */
export const digestsOf = ({ digests }: Container): string[] => digests.map((one) => one.replace(/^.*@/, ""))

/** An image's name without tag and digest, as Docker Hub's own are written short. */
export const bareImage = (image: string): string =>
  image
    .replace(/@.*$/, "")
    .replace(/:[^/:]*$/, "")
    .replace(/^(index\.)?docker\.io\//, "")
    .replace(/^library\//, "")
