import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives classes ordinary methods for what they would have the JVM make at their first use: the
 * choice in a pattern switch, and {@code equals}, {@code hashCode} and {@code toString} of records.
 * An AOT cache keeps lambdas, but none of these; each costs a start about a millisecond.
 */
final class EarlyLinking implements ClassTransform {
  private static final String SWITCH = "Ljava/lang/runtime/SwitchBootstraps;";
  private static final String RECORD = "Ljava/lang/runtime/ObjectMethods;";
  private static final ClassDesc CD_Objects = ClassDesc.of("java.util.Objects");
  private static final ClassDesc CD_StringBuilder = ClassDesc.of("java.lang.StringBuilder");

  private final ClassModel origin;
  private final ClassDesc self;
  private final boolean isInterface;
  private final List<Method> methods = new ArrayList<>();

  /** A method to add. */
  private record Method(String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {}

  private EarlyLinking(ClassModel origin) {
    this.origin = origin;
    this.self = origin.thisClass().asSymbol();
    this.isInterface = origin.flags().has(AccessFlag.INTERFACE);
  }

  /** The class with those methods, or as it was if it needs none. */
  static byte[] apply(ClassFile format, byte[] classFile) {
    ClassModel model = format.parse(classFile);
    boolean any = model.methods().stream().anyMatch(EarlyLinking::isConcerned);
    return any ? format.transformClass(model, new EarlyLinking(model)) : classFile;
  }

  private static boolean isConcerned(MethodModel method) {
    return method.code().map(CodeModel::elementList).orElse(List.of()).stream()
        .anyMatch(EarlyLinking::isLinkable);
  }

  private static boolean isLinkable(CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction call)) {
      return false;
    }
    return switch (call.bootstrapMethod().owner().descriptorString()) {
      case RECORD -> true;
      case SWITCH ->
          call.bootstrapMethod().methodName().equals("typeSwitch")
              && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc);
      default -> false;
    };
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method && isConcerned(method)) {
      builder.transformMethod(method, MethodTransform.transformingCode(this::link));
    } else {
      builder.with(element);
    }
  }

  private void link(CodeBuilder code, CodeElement element) {
    if (!isLinkable(element)) {
      code.with(element);
      return;
    }
    InvokeDynamicInstruction call = (InvokeDynamicInstruction) element;
    String name = "linked$" + call.name().stringValue() + "$" + methods.size();
    methods.add(new Method(name, call.typeSymbol(), body(call)));
    code.invokestatic(self, name, call.typeSymbol(), isInterface);
  }

  private Consumer<CodeBuilder> body(InvokeDynamicInstruction call) {
    List<ConstantDesc> arguments = call.bootstrapArgs();
    return switch (call.name().stringValue()) {
      case "typeSwitch" -> code -> typeSwitch(code, arguments);
      case "equals" -> code -> recordEquals(code, getters(arguments));
      case "hashCode" -> code -> recordHashCode(code, getters(arguments));
      case "toString" -> code -> recordToString(code, getters(arguments));
      default -> throw new IllegalStateException(self + " calls " + call.name().stringValue());
    };
  }

  /** The arguments of {@code ObjectMethods.bootstrap}: the class, the names, the fields. */
  private static List<DirectMethodHandleDesc> getters(List<ConstantDesc> arguments) {
    return arguments.stream().skip(2).map(argument -> (DirectMethodHandleDesc) argument).toList();
  }

  /** Parameters: the selector and the number of the label to begin with. */
  private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
    Label present = code.newLabel();
    code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private void recordEquals(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    Label unequal = code.newLabel();
    code.aload(1).instanceOf(self).ifeq(unequal);
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = field.invocationType().returnType();
      get(code, field);
      code.aload(1).checkcast(self).getfield(self, field.methodName(), type);
      switch (TypeKind.from(type)) {
        case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.if_icmpne(unequal);
        case LONG -> code.lcmp().ifne(unequal);
        case FLOAT, DOUBLE ->
            code.invokestatic(box(type), "compare", MethodTypeDesc.of(CD_int, type, type))
                .ifne(unequal);
        default ->
            code.invokestatic(
                    CD_Objects, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                .ifeq(unequal);
      }
    }
    code.iconst_1().ireturn().labelBinding(unequal).iconst_0().ireturn();
  }

  private void recordHashCode(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = field.invocationType().returnType();
      code.bipush(31).imul();
      get(code, field);
      boolean primitive = type.isPrimitive();
      code.invokestatic(
              primitive ? box(type) : CD_Objects,
              "hashCode",
              MethodTypeDesc.of(CD_int, primitive ? type : CD_Object))
          .iadd();
    }
    code.ireturn();
  }

  private void recordToString(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.new_(CD_StringBuilder).dup();
    code.invokespecial(CD_StringBuilder, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void));
    String before = simpleName() + "[";
    for (DirectMethodHandleDesc field : fields) {
      append(code.loadConstant(before + field.methodName() + "="), CD_String);
      get(code, field);
      append(code, field.invocationType().returnType());
      before = ", ";
    }
    append(code.loadConstant(fields.isEmpty() ? before + "]" : "]"), CD_String);
    code.invokevirtual(CD_StringBuilder, "toString", MethodTypeDesc.of(CD_String)).areturn();
  }

  private void get(CodeBuilder code, DirectMethodHandleDesc field) {
    code.aload(0).getfield(self, field.methodName(), field.invocationType().returnType());
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    ClassDesc taken =
        switch (TypeKind.from(type)) {
          case BYTE, SHORT -> CD_int;
          case REFERENCE -> type.equals(CD_String) ? CD_String : CD_Object;
          default -> type;
        };
    code.invokevirtual(CD_StringBuilder, "append", MethodTypeDesc.of(CD_StringBuilder, taken));
  }

  /** As {@link Class#getSimpleName()} has it. */
  private String simpleName() {
    return origin
        .findAttribute(Attributes.innerClasses())
        .flatMap(attribute ->
            attribute.classes().stream()
                .filter(inner -> inner.innerClass().equals(origin.thisClass()))
                .findFirst())
        .flatMap(inner -> inner.innerName())
        .map(name -> name.stringValue())
        .orElse(self.displayName());
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      default -> throw new IllegalArgumentException(primitive.displayName());
    };
  }

  @Override
  public void atEnd(ClassBuilder builder) {
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    for (Method method : methods) {
      builder.withMethodBody(method.name(), method.type(), flags, method.code()::accept);
    }
  }
}
