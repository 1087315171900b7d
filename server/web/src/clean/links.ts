// Tells an address that a reader may follow from one that only tells of the writer's machine.

/** An address on the network. */
export function isOutside(target: string): boolean {
  return /^(?:https?|mailto|tel):/i.test(target.trim());
}

/** A drive, a share, a home folder, a file address, or the name of a file of a usual kind. */
export function looksLikePath(text: string): boolean {
  return /^[a-z]:[\\/]|\\\\|[\\/](?:users|home|documents and settings|volumes|mnt|media|tmp|var)[\\/]|file:/i.test(text) || FILE.test(text.trim());
}

const FILE = /^[^<>|"?*\n]{1,255}\.(?:jpe?g|jpe|jfif|png|gif|bmp|tiff?|webp|heic|heif|avif|svg|emf|wmf|eps|pdf|psd|ai|cdr|docx?|docm|dotx?|dotm|xlsx?|xlsm|xlsb|pptx?|pptm|od[tspg]|rtf|txt|csv|mp4|mov|m4a|m4v|mp3|wav|avi|mkv|webm|zip|rar|7z)$/i;
