/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a program: a machine on a bad day, without a right to make it one. Environment variables:
 *   HOSTILE_FULL=TEXT       what writes to a file whose path holds TEXT finds the disk full
 *   HOSTILE_READ_ONLY=TEXT  a file whose path holds TEXT can't be opened for writing, nor a folder be made there
 *   HOSTILE_EARLIER=N       the clock is N seconds behind */
#undef _FILE_OFFSET_BITS /* open and open64 are two functions here */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int
is_meant (const char *variable, const char *path)
{
  const char *text = getenv (variable);
  return text && *text && strstr (path, text) != NULL;
}

static int
is_full (int fd)
{
  char link[64], path[4096];
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink (link, path, sizeof path - 1);
  path[n > 0 ? n : 0] = '\0';
  return is_meant ("HOSTILE_FULL", path);
}

static int
open_path (const char *path, int flags, int mode)
{
  if ((flags & O_ACCMODE) != O_RDONLY && is_meant ("HOSTILE_READ_ONLY", path))
    {
      errno = EROFS;
      return -1;
    }
  return (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

int
open (const char *path, int flags, ...)
{
  va_list args;
  va_start (args, flags);
  int mode = va_arg (args, int);
  va_end (args);
  return open_path (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list args;
  va_start (args, flags);
  int mode = va_arg (args, int);
  va_end (args);
  return open_path (path, flags, mode);
}

int
mkdir (const char *path, mode_t mode)
{
  if (is_meant ("HOSTILE_READ_ONLY", path))
    {
      errno = EROFS;
      return -1;
    }
  return (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
}

ssize_t
write (int fd, const void *data, size_t size)
{
  if (is_full (fd))
    {
      errno = ENOSPC;
      return -1;
    }
  return syscall (SYS_write, fd, data, size);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t at)
{
  if (is_full (fd))
    {
      errno = ENOSPC;
      return -1;
    }
  return syscall (SYS_pwrite64, fd, data, size, at);
}

static time_t
behind (void)
{
  const char *text = getenv ("HOSTILE_EARLIER");
  return text ? atol (text) : 0;
}

int
clock_gettime (clockid_t id, struct timespec *now)
{
  int result = (int) syscall (SYS_clock_gettime, id, now);
  if (id == CLOCK_REALTIME)
    now->tv_sec -= behind ();
  return result;
}

time_t
time (time_t *out)
{
  struct timespec now;
  clock_gettime (CLOCK_REALTIME, &now);
  if (out)
    *out = now.tv_sec;
  return now.tv_sec;
}

int
gettimeofday (struct timeval *now, void *zone)
{
  struct timespec precise;
  int result = clock_gettime (CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return result;
}
