/* Records every write, truncation, fsync and unlink below $WATCH, in order, to the file $TRACE.
   cc -shared -fPIC -O1 shim.c -o shim.so -ldl, then LD_PRELOAD=shim.so */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_ROOM 600

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static char *watch;

static void begin(void) {
  if (trace >= 0 || !getenv("TRACE")) return;
  int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
  watch = getenv("WATCH");
  trace = real_open(getenv("TRACE"), O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static int watched(const char *path) { return watch && !strncmp(path, watch, strlen(watch)); }

static int path_of(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_ROOM - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return watched(path);
}

static void note(char act, const char *path, long offset, const void *data, long length) {
  if (trace < 0) return;
  ssize_t (*real_write)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  char head[PATH_ROOM + 60];
  pthread_mutex_lock(&one_at_a_time);
  int size = snprintf(head, sizeof head, "%c %ld %ld %s\n", act, offset, length, path);
  if (real_write(trace, head, size) < 0 || (data && real_write(trace, data, length) < 0)) abort();
  pthread_mutex_unlock(&one_at_a_time);
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) {
  char path[PATH_ROOM];
  begin();
  ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
  ssize_t done = real(file, data, length, offset);
  if (done > 0 && path_of(file, path)) note('W', path, offset, data, done);
  return done;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
  return pwrite64(file, data, length, offset);
}

ssize_t write(int file, const void *data, size_t length) {
  char path[PATH_ROOM];
  begin();
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  long offset = lseek(file, 0, SEEK_CUR);
  ssize_t done = real(file, data, length);
  if (done > 0 && file != trace && path_of(file, path)) note('W', path, offset < 0 ? 0 : offset, data, done);
  return done;
}

static int synced(const char *name, int file) {
  char path[PATH_ROOM];
  begin();
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  int result = real(file);
  if (path_of(file, path)) note('S', path, 0, 0, 0);
  return result;
}

int fsync(int file) { return synced("fsync", file); }
int fdatasync(int file) { return synced("fdatasync", file); }

int ftruncate64(int file, off64_t size) {
  char path[PATH_ROOM];
  begin();
  int (*real)(int, off64_t) = dlsym(RTLD_NEXT, "ftruncate64");
  int result = real(file, size);
  if (path_of(file, path)) note('T', path, size, 0, 0);
  return result;
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int unlink(const char *path) {
  begin();
  int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
  int result = real(path);
  if (watched(path)) note('U', path, 0, 0, 0);
  return result;
}
