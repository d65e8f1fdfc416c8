/** The mark: a round walked, and where one stands on it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path d="M16.6 8.1A6 6 0 1 0 18 12" stroke="var(--accent-ink)" strokeWidth="2" strokeLinecap="round" />
      <circle cx="12" cy="12" r="2" fill="var(--accent-ink)" />
    </svg>
  )
}
