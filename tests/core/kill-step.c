/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See kill-step.h. */
#include "kill-step.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static gboolean armed;
static guint steps, fatal;

void
kill_step_arm (guint step)
{
  steps = 0;
  fatal = step;
  armed = TRUE;
}

guint
kill_step_disarm (void)
{
  armed = FALSE;
  return steps;
}

static void
step (void)
{
  if (armed && ++steps == fatal)
    syscall (SYS_kill, getpid (), SIGKILL);
}

ssize_t
write (int fd, const void *data, size_t size)
{
  step ();
  return syscall (SYS_write, fd, data, size);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t at)
{
  step ();
  return syscall (SYS_pwrite64, fd, data, size, at);
}

int
ftruncate64 (int fd, off64_t size)
{
  step ();
  return (int)syscall (SYS_ftruncate, fd, size);
}

int
fsync (int fd)
{
  step ();
  return (int)syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  step ();
  return (int)syscall (SYS_fdatasync, fd);
}

int
rename (const char *from, const char *to)
{
  step ();
  return (int)syscall (SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int
unlink (const char *path)
{
  step ();
  return (int)syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}
