/*
 * SHA-256 (FIPS 180-4), for dev.puffin.cache.Sha256: in a program that has just started Java's own
 * takes ten times as long, and needs the JDK's providers. Where the processor has instructions for
 * it they are used.
 */

#include "input.h"

#define BLOCK_BYTES 64

/* The first bits of the fractions of roots of the first primes. */
static const uint32_t START[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

static const uint32_t ROUNDS[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotated(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }

static void add_block(uint32_t *state, const unsigned char *block) {
  uint32_t word[64];
  uint32_t s[8];
  Input in = {block, block + BLOCK_BYTES, 1};
  for (int i = 0; i < 16; i++) {
    word[i] = (uint32_t)number(&in, 4);
  }
  for (int i = 16; i < 64; i++) {
    uint32_t early = word[i - 15];
    uint32_t late = word[i - 2];
    word[i] = word[i - 16] + (rotated(early, 7) ^ rotated(early, 18) ^ early >> 3) + word[i - 7] +
              (rotated(late, 17) ^ rotated(late, 19) ^ late >> 10);
  }
  memcpy(s, state, sizeof s);
  for (int i = 0; i < 64; i++) {
    uint32_t first = s[7] + (rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)) +
                     ((s[4] & s[5]) ^ (~s[4] & s[6])) + ROUNDS[i] + word[i];
    uint32_t second = (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)) +
                      ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += first;
    s[0] = first + second;
  }
  for (int i = 0; i < 8; i++) {
    state[i] += s[i];
  }
}

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>

/* SSSE3, SSE4.1 and the SHA extensions. */
static int has_instructions(void) {
  unsigned int a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c >> 9 & 1) || !(c >> 19 & 1)) {
    return 0;
  }
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1);
}

/*
 * The state is kept as the instructions want it: the words A, B, E, F in one register and C, D, G, H
 * in another. Each step does four rounds; from the fifth step on their words come from the four
 * steps before.
 */
__attribute__((target("sha,sse4.1,ssse3"))) static void add_blocks_quickly(
    uint32_t *state, const unsigned char *at, size_t count) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
  __m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(low, high, 8);
  __m128i cdgh = _mm_blend_epi16(high, low, 0xf0);
  for (; count > 0; count--, at += BLOCK_BYTES) {
    __m128i abef_before = abef;
    __m128i cdgh_before = cdgh;
    __m128i word[4];
#pragma GCC unroll 16
    for (int step = 0; step < 16; step++) {
      __m128i now;
      if (step < 4) {
        now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(at + 16 * step)), swap);
      } else {
        __m128i last = word[(step + 3) % 4];
        __m128i part = _mm_sha256msg1_epu32(word[step % 4], word[(step + 1) % 4]);
        part = _mm_add_epi32(part, _mm_alignr_epi8(last, word[(step + 2) % 4], 4));
        now = _mm_sha256msg2_epu32(part, last);
      }
      word[step % 4] = now;
      __m128i sum = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(ROUNDS + 4 * step)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}
#else
static int has_instructions(void) { return 0; }

static void add_blocks_quickly(uint32_t *state, const unsigned char *at, size_t count) {
  (void)state;
  (void)at;
  (void)count;
}
#endif

/* In a virtual machine it takes long to ask, and two threads that both do are told the same. */
static int is_accelerated(void) {
  static volatile int known = -1;
  int answer = known;
  if (answer < 0) {
    answer = has_instructions();
    known = answer;
  }
  return answer;
}

static void add_blocks(uint32_t *state, const unsigned char *at, size_t count) {
  if (is_accelerated()) {
    add_blocks_quickly(state, at, count);
    return;
  }
  for (; count > 0; count--, at += BLOCK_BYTES) {
    add_block(state, at);
  }
}

/* What has come so far. Java keeps it as bytes. */
typedef struct {
  uint64_t length;
  uint32_t state[8];
  unsigned char rest[BLOCK_BYTES];
} Digest;

static void begin(Digest *digest) {
  digest->length = 0;
  memcpy(digest->state, START, sizeof START);
}

static void update(Digest *digest, const unsigned char *bytes, size_t length) {
  size_t held = digest->length % BLOCK_BYTES;
  digest->length += length;
  if (held > 0) {
    size_t taken = length < BLOCK_BYTES - held ? length : BLOCK_BYTES - held;
    memcpy(digest->rest + held, bytes, taken);
    bytes += taken;
    length -= taken;
    if (held + taken < BLOCK_BYTES) {
      return;
    }
    add_blocks(digest->state, digest->rest, 1);
  }
  add_blocks(digest->state, bytes, length / BLOCK_BYTES);
  memcpy(digest->rest, bytes + length / BLOCK_BYTES * BLOCK_BYTES, length % BLOCK_BYTES);
}

/* Adds the end mark and the number of bits. */
static void finish(Digest *digest, unsigned char *out) {
  static const unsigned char end[BLOCK_BYTES] = {0x80};
  unsigned char bits[8];
  uint64_t value = digest->length * 8;
  for (int i = 7; i >= 0; i--) {
    bits[i] = (unsigned char)value;
    value >>= 8;
  }
  update(digest, end, 1 + (BLOCK_BYTES * 2 - 1 - sizeof bits - digest->length % BLOCK_BYTES) %
                              BLOCK_BYTES);
  update(digest, bits, sizeof bits);
  for (int i = 0; i < 8 * 4; i++) {
    out[i] = (unsigned char)(digest->state[i / 4] >> (24 - 8 * (i % 4)));
  }
}

JNIEXPORT jboolean JNICALL Java_dev_puffin_cache_Sha256_isAccelerated(JNIEnv *env, jclass self) {
  (void)env;
  (void)self;
  return is_accelerated() ? JNI_TRUE : JNI_FALSE;
}

/* What is kept, with nothing in it yet; NULL when there is no memory for it. */
JNIEXPORT jbyteArray JNICALL Java_dev_puffin_cache_Sha256_begin(JNIEnv *env, jclass self) {
  (void)self;
  Digest digest = {0};
  begin(&digest);
  return to_array(env, &digest, sizeof digest);
}

JNIEXPORT jboolean JNICALL Java_dev_puffin_cache_Sha256_update(JNIEnv *env, jclass self,
                                                               jbyteArray kept, jbyteArray bytes,
                                                               jint start, jint length) {
  (void)self;
  Digest digest;
  (*env)->GetByteArrayRegion(env, kept, 0, sizeof digest, (jbyte *)&digest);
  unsigned char *content = (*env)->GetPrimitiveArrayCritical(env, bytes, NULL);
  if (content == NULL) {
    return JNI_FALSE;
  }
  update(&digest, content + start, (size_t)length);
  (*env)->ReleasePrimitiveArrayCritical(env, bytes, content, JNI_ABORT);
  (*env)->SetByteArrayRegion(env, kept, 0, sizeof digest, (const jbyte *)&digest);
  return JNI_TRUE;
}

JNIEXPORT void JNICALL Java_dev_puffin_cache_Sha256_finish(JNIEnv *env, jclass self,
                                                           jbyteArray kept, jbyteArray result) {
  (void)self;
  Digest digest;
  unsigned char out[32];
  (*env)->GetByteArrayRegion(env, kept, 0, sizeof digest, (jbyte *)&digest);
  finish(&digest, out);
  (*env)->SetByteArrayRegion(env, result, 0, sizeof out, (jbyte *)out);
}
