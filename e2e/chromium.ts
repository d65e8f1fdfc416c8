import { execFileSync } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { join, resolve } from "node:path"

const UNPACK = `const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath()`

export interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/** The browser that comes with npm, unpacked once a version. Nothing is downloaded, no install script runs. */
export function chromium(): Chromium {
  const cache = resolve("node_modules/.cache")
  const { version } = JSON.parse(readFileSync("node_modules/@sparticuz/chromium/package.json", "utf8")) as {
    version: string
  }
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) unpack(cache, home)
  const executablePath = join(home, "chromium")
  const fonts = join(home, "fonts.conf")
  return {
    executablePath,
    env: {
      FONTCONFIG_FILE: fonts,
      ...(lacksLibraries(executablePath) ? { LD_LIBRARY_PATH: join(home, "al2023", "lib") } : {}),
    },
  }
}

function unpack(cache: string, home: string): void {
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache).filter((name) => name.startsWith("chromium-"))) {
    rmSync(join(cache, old), { recursive: true, force: true })
  }
  // It unpacks to fixed names in the temporary folder: a folder of our own keeps other users' browsers out of it.
  const draft = mkdtempSync(join(cache, "unpacking-"))
  execFileSync(process.execPath, ["--input-type=module", "-e", UNPACK], {
    // As on AWS it also unpacks the libraries that a bare machine lacks.
    env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    stdio: "inherit",
  })
  writeFileSync(
    join(draft, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir>` +
      `<dir>/usr/share/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>\n`,
  )
  renameSync(draft, home)
}

function lacksLibraries(binary: string): boolean {
  try {
    return execFileSync("ldd", [binary], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).includes(
      "not found",
    )
  } catch {
    return true
  }
}
