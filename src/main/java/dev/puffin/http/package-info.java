/**
 * HTTP as an installer needs it: {@link dev.puffin.http.HttpClient} fetches with retries,
 * resumption and credentials, {@link dev.puffin.http.CachedHttp} keeps what was parsed out of an
 * answer for as long as HTTP allows. The only package that uses OkHttp, and it loads it at the
 * first request. May use {@code cache}, {@code fs}, {@code concurrent} and {@code process}.
 */
@NullMarked
package dev.puffin.http;

import org.jspecify.annotations.NullMarked;
