/* Rates a dossier, explains one member, reads an error and stops a call:
 *
 *   evaluate company-2018.binpb broken.binpb
 *
 * Each step is a function that returns a status; the error of a failed call is freed where it is
 * reported. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dangvien/c/dangvien.h"

typedef struct {
  uint8_t* data;
  size_t size;
} file_bytes;

/* Reports what cannot be read on stderr, and returns -1 then. */
static int read_file(const char* path, file_bytes* out) {
  FILE* file = fopen(path, "rb");
  size_t got = 1;
  int is_read;
  out->data = NULL;
  out->size = 0;
  while (file != NULL && got > 0) {
    uint8_t* more = realloc(out->data, out->size + 65536);
    if (more == NULL) break;
    out->data = more;
    got = fread(out->data + out->size, 1, 65536, file);
    out->size += got;
  }
  is_read = file != NULL && got == 0 && !ferror(file);
  if (!is_read) perror(path);
  if (file != NULL) fclose(file);
  return is_read ? 0 : -1;
}

/* Reports a failure on stderr, frees the error, and returns the status. */
static int32_t failed(int32_t status, dangvien_error* error) {
  fprintf(stderr, "%s: %s\n", dangvien_status_name(status), dangvien_error_message(error, NULL));
  dangvien_error_free(error);
  return status;
}

static int32_t print_result(const dangvien_evaluation* evaluation) {
  uint8_t digest[32];
  dangvien_status_counts counts = {sizeof counts, 0, 0, 0, 0, 0, 0};
  dangvien_error* error;
  int i;
  int32_t status = dangvien_evaluation_digest(evaluation, digest, &error);
  if (status == DANGVIEN_STATUS_OK) {
    status = dangvien_evaluation_status_counts(evaluation, &counts, &error);
  }
  if (status != DANGVIEN_STATUS_OK) return failed(status, error);

  printf("digest ");
  for (i = 0; i < 32; ++i) printf("%02x", digest[i]);
  printf(
      "\nrated %lld\nnot a subject %lld\nneeds input %lld\nneeds a decision %lld\nfindings %lld\n",
      (long long)counts.rated, (long long)counts.not_a_subject, (long long)counts.needs_input,
      (long long)counts.needs_decision, (long long)counts.findings);
  return DANGVIEN_STATUS_OK;
}

static int32_t print_explanation(const dangvien_evaluation* evaluation, const char* person_id) {
  dangvien_subject subject = {sizeof subject, DANGVIEN_SUBJECT_MEMBER, NULL, 0, NULL, 0};
  dangvien_buffer* text;
  dangvien_error* error;
  int32_t status;
  subject.id = person_id;
  subject.id_size = strlen(person_id);
  status = dangvien_evaluation_explain_text(evaluation, &subject, DANGVIEN_LANGUAGE_VIETNAMESE,
                                            &text, &error);
  if (status != DANGVIEN_STATUS_OK) return failed(status, error);
  fwrite(dangvien_buffer_data(text), 1, dangvien_buffer_size(text), stdout);
  dangvien_buffer_free(text);
  return DANGVIEN_STATUS_OK;
}

/* A dossier that is refused: the error lists the first hundred of its faults. */
static int32_t print_issues(const dangvien_context* context, const file_bytes* broken) {
  dangvien_dataset* dataset = NULL;
  dangvien_error* error;
  size_t i;
  int32_t status =
      dangvien_dataset_read(context, broken->data, broken->size, NULL, &dataset, &error);
  dangvien_dataset_unref(dataset); /* null, as the call fails */
  printf("%s %s\n", dangvien_status_name(status), dangvien_error_reason(error));
  for (i = 0; i < dangvien_error_issue_count(error); ++i) {
    dangvien_issue issue = {sizeof issue, 0, NULL, NULL, 0, NULL, 0};
    if (dangvien_error_issue(error, i, &issue, NULL) == DANGVIEN_STATUS_OK) {
      printf("%s at %s: %s\n", issue.name, issue.path, issue.message);
    }
  }
  dangvien_error_free(error);
  return status == DANGVIEN_STATUS_INVALID_ARGUMENT ? DANGVIEN_STATUS_OK : status;
}

/* The other thread of the last step: it stops the call once that has begun. */
typedef struct {
  const dangvien_cancel* cancel;
  pthread_mutex_t mutex;
  pthread_cond_t has_begun;
  int begun;
} stopper;

static void* stop_when_begun(void* user) {
  stopper* shared = user;
  pthread_mutex_lock(&shared->mutex);
  while (!shared->begun) pthread_cond_wait(&shared->has_begun, &shared->mutex);
  dangvien_cancel_trigger(shared->cancel);
  pthread_cond_signal(&shared->has_begun);
  pthread_mutex_unlock(&shared->mutex);
  return NULL;
}

static void say_begun(stopper* shared) {
  pthread_mutex_lock(&shared->mutex);
  shared->begun = 1;
  pthread_cond_signal(&shared->has_begun);
  pthread_mutex_unlock(&shared->mutex);
}

/* Says that the call has begun and waits for the cancel, so that the example always ends alike; a
 * program shows a bar here. */
static int32_t on_progress(void* user, int64_t done, int64_t total) {
  stopper* shared = user;
  (void)done;
  (void)total;
  say_begun(shared);
  pthread_mutex_lock(&shared->mutex);
  while (!dangvien_cancel_is_triggered(shared->cancel)) {
    pthread_cond_wait(&shared->has_begun, &shared->mutex);
  }
  pthread_mutex_unlock(&shared->mutex);
  return 0;
}

static int32_t print_cancelled(const dangvien_context* context, const dangvien_dataset* dataset,
                               dangvien_policy* policy) {
  stopper shared = {NULL, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};
  dangvien_control control = {sizeof control, 0, NULL, 0, on_progress, NULL};
  dangvien_evaluate_options options = {sizeof options, 0, 0, NULL, 0, NULL};
  dangvien_cancel* cancel;
  dangvien_evaluation* evaluation = NULL;
  dangvien_error* error;
  pthread_t thread;
  int32_t status = dangvien_cancel_new(context, &cancel, &error);
  if (status != DANGVIEN_STATUS_OK) return failed(status, error);
  shared.cancel = control.cancel = cancel;
  control.progress_user = &shared;
  options.control = &control;
  if (pthread_create(&thread, NULL, stop_when_begun, &shared) != 0) abort();

  status = dangvien_evaluate(context, dataset, &policy, 1, &options, &evaluation, &error);
  /* Of a call that failed before its first progress, nobody else says it. */
  say_begun(&shared);
  pthread_join(thread, NULL);
  printf("%s %s\n", dangvien_status_name(status), dangvien_error_reason(error));
  dangvien_error_free(error);
  dangvien_evaluation_unref(evaluation); /* null, as the call fails */
  dangvien_cancel_unref(cancel);
  return status == DANGVIEN_STATUS_CANCELLED ? DANGVIEN_STATUS_OK : status;
}

static int32_t run(const file_bytes* dossier, const file_bytes* broken) {
  dangvien_context* context = NULL;
  dangvien_policy* policy = NULL;
  dangvien_dataset* dataset = NULL;
  dangvien_evaluation* evaluation = NULL;
  dangvien_error* error;
  int32_t status = dangvien_context_new(NULL, &context, &error);
  if (status == DANGVIEN_STATUS_OK) {
    status = dangvien_policy_load_builtin(context, "tkv-2018", 8, NULL, &policy, &error);
  }
  if (status == DANGVIEN_STATUS_OK) {
    status = dangvien_dataset_read(context, dossier->data, dossier->size, NULL, &dataset, &error);
  }
  if (status == DANGVIEN_STATUS_OK) {
    status = dangvien_evaluate(context, dataset, &policy, 1, NULL, &evaluation, &error);
  }
  if (status != DANGVIEN_STATUS_OK) failed(status, error);
  if (status == DANGVIEN_STATUS_OK) status = print_result(evaluation);
  if (status == DANGVIEN_STATUS_OK) status = print_explanation(evaluation, "DV0182");
  if (status == DANGVIEN_STATUS_OK) status = print_issues(context, broken);
  if (status == DANGVIEN_STATUS_OK) status = print_cancelled(context, dataset, policy);
  /* Null is nothing to release, and the order is free. */
  dangvien_context_unref(context);
  dangvien_policy_unref(policy);
  dangvien_dataset_unref(dataset);
  dangvien_evaluation_unref(evaluation);
  return status;
}

int main(int argc, char** argv) {
  file_bytes dossier;
  file_bytes broken;
  int32_t status;
  if (argc != 3) {
    fprintf(stderr, "usage: evaluate DOSSIER BROKEN\n");
    return 2;
  }
  if (read_file(argv[1], &dossier) != 0 || read_file(argv[2], &broken) != 0) return 2;
  status = run(&dossier, &broken);
  free(dossier.data);
  free(broken.data);
  return status == DANGVIEN_STATUS_OK ? 0 : 1;
}
