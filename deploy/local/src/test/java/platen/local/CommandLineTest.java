package platen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private static final Path REPOSITORY = Path.of("/repository");

    @Test
    void startsByDefaultInTheRepositoryOnPort8080() throws Exception {
        assertThat(parse("up"))
                .isEqualTo(new Command.Up(new StackDirectory(REPOSITORY.resolve(".platen")), new Ports(8080), false));
    }

    @Test
    void takesDirectoryPortBaseAndDetachInAnyOrder() throws Exception {
        assertThat(parse("--detach", "up", "--port-base=9000", "--data", "/tmp/x"))
                .isEqualTo(new Command.Up(new StackDirectory(Path.of("/tmp/x")), new Ports(9000), true));
    }

    @Test
    void readsOperands() throws Exception {
        StackDirectory directory = new StackDirectory(REPOSITORY.resolve(".platen"));
        assertThat(parse("token", "ana")).isEqualTo(new Command.Token(directory, "ana"));
        assertThat(parse("redeliver", "scim")).isEqualTo(new Command.Redeliver(directory, Service.SCIM));
        assertThat(parse("bench", "story", "--json", "x.json"))
                .isEqualTo(new Command.Bench(directory, Optional.of("story"), Optional.of(Path.of("x.json")), 100_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate | unknown command frobnicate",
                "up --fast | unknown option --fast",
                "up now | do not know what to do with now",
                "up --port-base x | --port-base has to be a number",
                "up --port-base 80 | the port base has to be between",
                "up --data | --data needs a value",
                "down --detach | down has no option --detach",
                "bench codes --people few | --people has to be a number",
                "token | token needs a NAME",
                "redeliver printer | no service is called printer",
            })
    void saysWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" ", -1)))
                .isInstanceOf(CommandLine.Misused.class)
                .hasMessageContaining(message);
    }

    private static Command parse(String... arguments) throws CommandLine.Misused {
        return CommandLine.parse(List.of(arguments), REPOSITORY);
    }
}
