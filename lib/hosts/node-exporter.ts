/** Of processor time, by when it was read: only between two readings there is a share. */
export type Counters = { busy: number; all: number; at: string }

export type HostFigures = {
  memory: number | null
  disk: number | null
  load1: number | null
  netRxBytes: bigint | null
  netTxBytes: bigint | null
  counters: Omit<Counters, "at"> | null
}

/** No exporter writes longer ones. */
const LONGEST_LINE = 4_000

type Line = { name: string; labels: Record<string, string>; value: number }

const WANTED =
  /^node_(cpu_seconds_total|memory_Mem(Total|Available)_bytes|filesystem_(size|avail)_bytes|load1|network_(receive|transmit)_bytes_total)$/
/** What only looks like a disk. */
const NO_DISK =
  /^(tmpfs|ramfs|overlay|squashfs|devtmpfs|iso9660|fuse\.lxcfs|autofs|proc|sysfs|cgroup2?|nsfs|rootfs)$/
const NO_NETWORK = /^(lo|docker\d*|veth.*|br-.*|cni.*|flannel.*|cali.*)$/

/** What a node_exporter tells, in Prometheus' text format; null where it does not say. */
export function readNodeExporter(text: string): HostFigures {
  const lines = text.split("\n").flatMap(lineOf)
  const of = (name: string) => lines.filter((one) => one.name === `node_${name}`)
  const [total] = of("memory_MemTotal_bytes")
  const [available] = of("memory_MemAvailable_bytes")
  const cpu = of("cpu_seconds_total")
  const all = sum(cpu)
  const idle = sum(cpu.filter(({ labels }) => labels.mode === "idle" || labels.mode === "iowait"))
  return {
    memory: total && available && total.value > 0 ? bounded(1 - available.value / total.value) : null,
    disk: fullestDisk(of("filesystem_size_bytes"), of("filesystem_avail_bytes")),
    load1: of("load1")[0]?.value ?? null,
    netRxBytes: whole(of("network_receive_bytes_total")),
    netTxBytes: whole(of("network_transmit_bytes_total")),
    counters: cpu.length > 0 ? { busy: all - idle, all } : null,
  }
}

/** The share of the time between that was busy; null where the host began anew in between. */
export function busyShare(before: Counters | null, now: Omit<Counters, "at"> | null): number | null {
  if (!before || !now) return null
  const all = now.all - before.all
  const busy = now.busy - before.busy
  return all > 0 && busy >= 0 ? bounded(busy / all) : null
}

function lineOf(line: string): Line[] {
  if (line.length > LONGEST_LINE) return []
  const read = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/.exec(line)
  const [, name = "", labels = "", value = ""] = read ?? []
  if (!WANTED.test(name) || !Number.isFinite(Number(value))) return []
  const pairs = [...labels.matchAll(/\b([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)]
  return [
    {
      name,
      value: Number(value),
      labels: Object.fromEntries(pairs.map(([, key = "", word = ""]) => [key, word])),
    },
  ]
}

function fullestDisk(sizes: readonly Line[], free: readonly Line[]): number | null {
  const placeOf = ({ labels }: Line) => `${labels.device} ${labels.mountpoint}`
  const left = new Map(free.map((one) => [placeOf(one), one.value]))
  const shares = sizes.flatMap((one) => {
    const avail = left.get(placeOf(one))
    const isDisk = !NO_DISK.test(one.labels.fstype ?? "") && one.value > 0
    return isDisk && avail !== undefined ? [bounded(1 - avail / one.value)] : []
  })
  return shares.length > 0 ? Math.max(...shares) : null
}

function whole(lines: readonly Line[]): bigint | null {
  const real = lines.filter(({ labels }) => !NO_NETWORK.test(labels.device ?? ""))
  const bytes = Math.round(sum(real))
  return real.length > 0 && Number.isSafeInteger(bytes) ? BigInt(bytes) : null
}

const sum = (lines: readonly Line[]) => lines.reduce((all, one) => all + one.value, 0)
const bounded = (share: number) => Math.min(1, Math.max(0, share))
