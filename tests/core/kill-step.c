/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See kill-step.h. */
#include "kill-step.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static gboolean armed;
static guint steps, fatal;
static int refusal;     /* an errno, where the call fails instead of the process */
static gboolean always; /* and every later one */

void
kill_step_arm (guint step)
{
  fail_step_arm (step, 0, FALSE);
}

void
fail_step_arm (guint step, int number, gboolean for_ever)
{
  steps = 0;
  fatal = step;
  refusal = number;
  always = for_ever;
  armed = TRUE;
}

guint
kill_step_disarm (void)
{
  armed = FALSE;
  return steps;
}

/* Whether the call is to fail, with errno set. */
static gboolean
refused (void)
{
  if (!armed || fatal == 0)
    {
      steps += armed;
      return FALSE;
    }
  steps++;
  if (steps != fatal && !(always && steps > fatal))
    return FALSE;
  if (refusal == 0)
    syscall (SYS_kill, getpid (), SIGKILL);
  errno = refusal;
  return TRUE;
}

ssize_t
write (int fd, const void *data, size_t size)
{
  return refused () ? -1 : syscall (SYS_write, fd, data, size);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t at)
{
  return refused () ? -1 : syscall (SYS_pwrite64, fd, data, size, at);
}

int
ftruncate64 (int fd, off64_t size)
{
  return refused () ? -1 : (int)syscall (SYS_ftruncate, fd, size);
}

int
fsync (int fd)
{
  return refused () ? -1 : (int)syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  return refused () ? -1 : (int)syscall (SYS_fdatasync, fd);
}

int
rename (const char *from, const char *to)
{
  return refused () ? -1 : (int)syscall (SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

/* A full disk still lets files go. */
int
unlink (const char *path)
{
  return (refusal != ENOSPC || !armed) && refused () ? -1 : (int)syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}
