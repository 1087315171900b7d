// Places as people read them, from the ways in which files write them.

/** Degrees as maps take them, north and east positive. */
export function place(latitude: number | undefined, longitude: number | undefined): string | undefined {
  if (latitude === undefined || longitude === undefined || !Number.isFinite(latitude + longitude)) return undefined;
  return `${latitude.toFixed(5)}°, ${longitude.toFixed(5)}°`;
}

/** ISO 6709 as films have it: `+51.1282+071.4304+350.000/`. */
export function placeOfIso6709(value: string): string | undefined {
  const parts = /^([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)/.exec(value);
  return parts === null ? undefined : place(Number(parts[1]), Number(parts[2]));
}
