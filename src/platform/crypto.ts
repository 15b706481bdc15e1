import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from "node:crypto";

/**
 * All cryptography the product does over stored data, behind one door, so that a county may put SM2/SM3/SM4 or a hardware module in its place.
 * `purpose` separates keys ("identity.id-number"): what was sealed for one purpose can't be opened, nor compared, under another.
 * `context` is authenticated but not stored ("case:018f…"): a ciphertext moved to another row no longer opens.
 */
export interface CryptoProvider {
  /** Id of the master key that new ciphertexts use. */
  readonly keyId: string;
  encrypt(purpose: string, plain: string | Uint8Array, context?: string): Buffer;
  /** Throws {@link UnreadableError} when the bytes were changed, moved, or sealed under a key that is not at hand. */
  decrypt(purpose: string, sealed: Uint8Array, context?: string): Buffer;
  /** A fresh 256-bit key for one thing (a case), wrapped for storage. Deleting the wrapped key makes all that it sealed unreadable for ever. */
  createDataKey(purpose: string, context?: string): { key: Buffer; wrapped: Buffer };
  unwrapDataKey(purpose: string, wrapped: Uint8Array, context?: string): Buffer;
  encryptWith(key: Uint8Array, plain: string | Uint8Array, context?: string): Buffer;
  decryptWith(key: Uint8Array, sealed: Uint8Array, context?: string): Buffer;
  /** 32 bytes, equal for equal values of one purpose: look-up by exact value without storing it. The caller normalises the value first. */
  blindIndex(purpose: string, value: string): Buffer;
  /** A 32-byte authentication code under a key of that purpose, for tokens. */
  mac(purpose: string, data: string | Uint8Array): Buffer;
  hash(data: string | Uint8Array): Buffer;
  /** Signs under this installation's own key of that purpose, so that others can tell it came from here unchanged. */
  sign(purpose: string, data: string | Uint8Array): Signed;
  /** Whether the data are what the key's holder signed. Whose key it is, is another question. */
  verifies(signed: Signed, data: string | Uint8Array): boolean;
}

/** A signature with the public key that checks it (SPKI, DER). */
export interface Signed {
  algorithm: string;
  publicKey: Buffer;
  value: Buffer;
}

/** What was stored can't be opened: altered, moved to another row, or its key is gone. */
export class UnreadableError extends Error {
  readonly code = "crypto/unreadable";
}

const FORMAT = 1;
const KEY_ID = 8;
const NONCE = 12;
const TAG = 16;
const HEADER = 1 + KEY_ID;
const SIGNING = "Ed25519";
/** What stands before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410). */
const ED25519_PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * AES-256-GCM, HMAC-SHA-256, SHA-256 and Ed25519 in this process. `previous` master keys still open what they sealed; blind indexes follow the
 * current key only, so a change of key needs them recomputed.
 */
export function softwareCrypto(masterKey: Uint8Array, previous: readonly Uint8Array[] = []): CryptoProvider {
  const masters = [masterKey, ...previous].map((key) => masterOf(key));
  const current = masters[0] as Master;

  function masterFor(sealed: Uint8Array): Master {
    const id = Buffer.from(sealed.subarray(1, HEADER)).toString("hex");
    const master = masters.find((candidate) => candidate.id === id);
    if (sealed[0] !== FORMAT || !master) throw new UnreadableError("sealed under an unknown key or format");
    return master;
  }

  const provider: CryptoProvider = {
    keyId: current.id,
    encrypt(purpose, plain, context = "") {
      const header = Buffer.concat([Buffer.of(FORMAT), Buffer.from(current.id, "hex")]);
      return Buffer.concat([header, seal(current.derive(`encrypt:${purpose}`), plain, context)]);
    },
    decrypt(purpose, sealed, context = "") {
      return openSealed(masterFor(sealed).derive(`encrypt:${purpose}`), sealed.subarray(HEADER), context);
    },
    createDataKey(purpose, context = "") {
      const key = randomBytes(32);
      return { key, wrapped: provider.encrypt(`data-key:${purpose}`, key, context) };
    },
    unwrapDataKey: (purpose, wrapped, context = "") => provider.decrypt(`data-key:${purpose}`, wrapped, context),
    encryptWith: (key, plain, context = "") => seal(key, plain, context),
    decryptWith: (key, sealed, context = "") => openSealed(key, sealed, context),
    blindIndex: (purpose, value) =>
      createHmac("sha256", keyObject(current.derive(`index:${purpose}`)))
        .update(value)
        .digest(),
    mac: (purpose, data) =>
      createHmac("sha256", keyObject(current.derive(`mac:${purpose}`)))
        .update(data)
        .digest(),
    hash: (data) => createHash("sha256").update(data).digest(),
    sign(purpose, data) {
      const key = createPrivateKey({
        key: Buffer.concat([ED25519_PKCS8, current.derive(`sign:${purpose}`)]),
        format: "der",
        type: "pkcs8",
      });
      const publicKey = createPublicKey(key).export({ format: "der", type: "spki" });
      return { algorithm: SIGNING, publicKey, value: sign(null, Buffer.from(data), key) };
    },
    verifies: verifySigned,
  };
  return provider;
}

/** Whether the data are what the key's holder signed; needs no key of ours. */
export function verifySigned({ algorithm, publicKey, value }: Signed, data: string | Uint8Array): boolean {
  if (algorithm !== SIGNING) return false;
  try {
    const key = createPublicKey({ key: publicKey, format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(data), key, value);
  } catch {
    return false; // bytes that are no key
  }
}

interface Master {
  id: string;
  derive(purpose: string): Buffer;
}

function masterOf(key: Uint8Array): Master {
  if (key.length !== 32) throw new Error("a master key has 32 bytes");
  const derived = new Map<string, Buffer>();
  const derive = (purpose: string) => {
    const known = derived.get(purpose);
    if (known) return known;
    const fresh = Buffer.from(hkdfSync("sha256", key, "mingtang", purpose, 32));
    derived.set(purpose, fresh);
    return fresh;
  };
  return { id: derive("key-id").subarray(0, KEY_ID).toString("hex"), derive };
}

const keyObjects = new WeakMap<Uint8Array, KeyObject>();

/** Node takes four times as long to set up a cipher from bytes as from a key object (measured on 24.21: 13 against 3 µs). */
function keyObject(bytes: Uint8Array): KeyObject {
  const known = keyObjects.get(bytes);
  if (known) return known;
  const fresh = createSecretKey(bytes);
  keyObjects.set(bytes, fresh);
  return fresh;
}

function seal(key: Uint8Array, plain: string | Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyObject(key), nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what was sealed with a key at hand. Throws {@link UnreadableError} when it was changed, moved, or sealed with another. */
export function openSealed(key: Uint8Array, sealed: Uint8Array, context: string): Buffer {
  if (sealed.length < NONCE + TAG) throw new UnreadableError("too short to be sealed");
  const decipher = createDecipheriv("aes-256-gcm", keyObject(key), sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
  } catch (cause) {
    throw new UnreadableError("altered, moved or sealed under another key", { cause });
  }
}
