package vn.dangvien;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Structure;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import vn.dangvien.jna.DangvienLibrary;

/**
 * What the package relies on. The environment names what it is compared with: DANGVIEN_LAYOUT,
 * lines `struct field offset size`, and DANGVIEN_DOSSIER, a serialized dossier under tkv-2018.
 */
class InterfaceTest {
  /** Tells where JNA puts the fields, which it keeps to itself. */
  private static List<String> layoutOf(Class<?> kind) throws ReflectiveOperationException {
    Structure struct = (Structure) kind.getDeclaredConstructor().newInstance();
    String name =
        "dangvien_"
            + kind.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    List<String> lines = new ArrayList<>(List.of(name + " - 0 " + struct.size()));
    Method offset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
    offset.setAccessible(true);
    List<String> fields = List.of(kind.getAnnotation(Structure.FieldOrder.class).value());
    for (int i = 0; i < fields.size(); i++) {
      Class<?> type = kind.getField(fields.get(i)).getType();
      int size = type == int.class ? 4 : 8;
      lines.add(name + " " + fields.get(i) + " " + offset.invoke(struct, fields.get(i)) + " " + size);
    }
    return lines;
  }

  @Test
  void structsLieInMemoryAsTheLibraryHasThem() throws Exception {
    List<String> found = new ArrayList<>();
    for (Class<?> kind : DangvienLibrary.class.getDeclaredClasses()) {
      if (Structure.class.isAssignableFrom(kind)) {
        found.addAll(layoutOf(kind));
      }
    }
    List<String> expected = Files.readAllLines(Path.of(System.getenv("DANGVIEN_LAYOUT")));
    assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
  }

  @Test
  void theLowestMinorIsAskedForAndAnotherMajorRefused() {
    Interop.requireInterface(0x10000);
    Interop.requireInterface(0x10001);
    Exception refused =
        assertThrows(IllegalStateException.class, () -> Interop.requireInterface(0x20000));
    assertEquals(
        "libdangvien has interface 2.0, expected 1.0 or a later 1.x", refused.getMessage());
  }

  @Test
  void nullIsNothingToReleaseAndClosedHandlesSaySo() {
    for (int i = 0; i < 2; i++) {
      Interop.LIBRARY.dangvien_context_unref(null);
      Interop.LIBRARY.dangvien_policy_unref(null);
      Interop.LIBRARY.dangvien_dataset_unref(null);
      Interop.LIBRARY.dangvien_evaluation_unref(null);
      Interop.LIBRARY.dangvien_cancel_unref(null);
      Interop.LIBRARY.dangvien_buffer_free(null);
      Interop.LIBRARY.dangvien_error_free(null);
    }
    Context context = new Context();
    context.close();
    context.close();
    assertThrows(IllegalStateException.class, context::cancel);
  }

  @Test
  void tablesGoThroughStructuresOfArrow() {
    byte[] table = "subjects".getBytes(StandardCharsets.UTF_8);
    PointerByReference context = new PointerByReference();
    Interop.LIBRARY.dangvien_context_new(null, context, null);
    Memory schema = new Memory(72); // ArrowSchema: format first, release at 56
    int status =
        Interop.LIBRARY.dangvien_result_table_schema(
            context.getValue(), table, new DangvienLibrary.SizeT(table.length), schema, null);
    assertEquals(DangvienLibrary.DANGVIEN_STATUS_OK, status);
    assertEquals("+s", schema.getPointer(0).getString(0));
    Interop.LIBRARY.dangvien_context_unref(context.getValue());
    Function.getFunction(schema.getPointer(56)).invokeVoid(new Object[] {schema});
    assertNull(schema.getPointer(56));
  }

  @Test
  void vietnameseTextComesBack() {
    String name = "không có chính sách này";
    try (Context context = new Context()) {
      DangvienException refused =
          assertThrows(DangvienException.class, () -> context.builtinPolicy(name));
      assertEquals(Status.NOT_FOUND, refused.status());
      assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }
  }

  @Test
  void anErrorTellsTheFirstIssuesAndHowManyThereAre() {
    byte[] units = new byte[400]; // 100 of them, and nothing that a unit needs
    for (int i = 0; i < units.length; i++) {
      units[i] = new byte[] {8, 1, 26, 0}[i % 4];
    }
    try (Context context = new Context()) {
      DangvienException refused =
          assertThrows(DangvienException.class, () -> context.dataset(units));
      assertEquals(100, refused.issues().size());
      assertEquals(102, refused.issueTotal());
      assertEquals(20, refused.issues().get(1).code());
      assertEquals("missing_field", refused.issues().get(1).name());
    }
  }

  @Test
  void whatTheProgressThrowsComesOutOfTheCall() throws IOException {
    try (Given given = new Given()) {
      Control.Progress progress =
          (done, total) -> {
            throw new UnsupportedOperationException("of the host");
          };
      Exception thrown =
          assertThrows(
              UnsupportedOperationException.class,
              () -> given.evaluate(new Control(null, progress, 1, 0)));
      assertEquals("of the host", thrown.getMessage());
    }
  }

  /** As languages do that have no checked exceptions. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> boolean throwAsIs(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void aCheckedExceptionOfTheProgressComesOutAsItIs() throws IOException {
    try (Given given = new Given()) {
      Control.Progress progress =
          (done, total) -> InterfaceTest.<RuntimeException>throwAsIs(new IOException("full"));
      Control control = new Control(null, progress, 1, 0);
      assertEquals(
          "full", assertThrows(IOException.class, () -> given.evaluate(control)).getMessage());
    }
  }

  @Test
  void anExceptionGoesToAnotherMachine() throws Exception {
    try (Context context = new Context()) {
      DangvienException thrown =
          assertThrows(DangvienException.class, () -> context.dataset(new byte[] {1}));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(thrown);
      ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      DangvienException again = (DangvienException) in.readObject();
      assertEquals(thrown.issues(), again.issues());
      assertEquals(thrown.status(), again.status());
      assertEquals(thrown.issueTotal(), again.issueTotal());
      assertTrue(again.issues().size() > 0);
    }
  }

  @Test
  void progressMayStopTheCall() throws IOException {
    try (Given given = new Given()) {
      Control control = new Control(null, (done, total) -> false, 1, 0);
      DangvienException stopped =
          assertThrows(DangvienException.class, () -> given.evaluate(control));
      assertEquals(Status.CANCELLED, stopped.status());
      assertEquals("callback_stopped", stopped.reason());
    }
  }

  @Test
  void readingMayBeStopped() {
    try (Context context = new Context();
        Cancel cancel = context.cancel()) {
      cancel.trigger();
      Control control = new Control(cancel, null, 1, 0);
      for (Executable read :
          List.<Executable>of(
              () -> context.dataset(new byte[0], control),
              () -> context.policy(new byte[0], control))) {
        assertEquals(
            Status.CANCELLED, assertThrows(DangvienException.class, read).status());
      }
    }
  }

  @Test
  void aSubjectOfAnyKindIsExplained() throws IOException {
    try (Given given = new Given();
        Evaluation evaluation =
            given.context.evaluate(given.dataset, List.of(given.policy), Control.NONE)) {
      Subject unit = new Subject(Subject.Kind.ORGANIZATION, "TKV-CB01");
      assertTrue(evaluation.explain(unit, Language.ENGLISH).contains("TKV-CB01"));
      Subject leader = new Subject(Subject.Kind.LEADER, "DV0001", "CV-TKV-CB01");
      String text = evaluation.explain(leader, Language.ENGLISH);
      assertTrue(text.contains("DV0001 — CV-TKV-CB01"), text);
    }
  }

  @Test
  void aResultThatNoArrayHoldsIsRefused() {
    assertEquals(Integer.MAX_VALUE, Interop.arraySize(Integer.MAX_VALUE));
    assertThrows(IllegalStateException.class, () -> Interop.arraySize(1L << 32));
  }

  @Test
  void whatIsClosedDuringACallStaysUntilItsEnd() throws IOException {
    try (Given given = new Given()) {
      byte[] expected = given.evaluate(Control.NONE);
      Control.Progress progress =
          (done, total) -> {
            given.close();
            return true;
          };
      assertArrayEquals(expected, given.evaluate(new Control(null, progress, 1, 0)));
      assertThrows(IllegalStateException.class, () -> given.evaluate(Control.NONE));
    }
  }

  @Test
  void threadsShareHandlesAndGetTheSameBytes() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Given given = new Given()) {
      assertEquals("tkv-2018", given.policy.id());
      List<Callable<byte[]>> calls = new ArrayList<>();
      for (int count = 1; count <= 3; count++) {
        Control control = new Control(null, null, count, 0);
        calls.add(() -> given.evaluate(control));
      }
      byte[] first = given.evaluate(Control.NONE);
      assertFalse(first.length == 0);
      for (Future<byte[]> result : threads.invokeAll(calls)) {
        assertArrayEquals(first, result.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static final class Given implements AutoCloseable {
    final Context context = new Context();
    final Policy policy = context.builtinPolicy("tkv-2018");
    final Dataset dataset;

    Given() throws IOException {
      dataset = context.dataset(Files.readAllBytes(Path.of(System.getenv("DANGVIEN_DOSSIER"))));
    }

    byte[] evaluate(Control control) {
      try (Evaluation evaluation = context.evaluate(dataset, List.of(policy), control)) {
        return evaluation.result();
      }
    }

    @Override
    public void close() {
      dataset.close();
      policy.close();
      context.close();
    }
  }
}
