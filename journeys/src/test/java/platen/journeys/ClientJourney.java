package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.client.ApiClient;
import platen.client.ApiException;
import platen.client.api.AccessCodeApi;
import platen.client.api.MailsApi;
import platen.client.api.UsersApi;
import platen.client.model.AccessCode;
import platen.client.model.CreateUserRequest;
import platen.client.model.MailView;
import platen.client.model.UserPatch;
import platen.client.model.UserView;
import platen.local.Service;

/** An administrator's program, with the client that is generated from the document for administrators, on a running stack. */
abstract class ClientJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LocalStack stack;
    private final String token;
    private final UsersApi users;
    private final AccessCodeApi codes;
    private final MailsApi mails;

    ClientJourney(LocalStack stack) {
        this.stack = stack;
        this.token = stack.run("token", "admin").output().trim();
        this.users = new UsersApi(at(Service.IDENTITY));
        this.codes = new AccessCodeApi(at(Service.ACCESSCODE));
        this.mails = new MailsApi(at(Service.NOTIFICATION));
    }

    @Test
    void followsAPersonFromTheirFirstDayToTheirLast() throws ApiException {
        String name = "client-" + UUID.randomUUID().toString().substring(0, 8);
        UserView created = users.createUsers(UsersApi.APICreateUsersRequest.newBuilder()
                .createUserRequest(new CreateUserRequest()
                        .userName(name)
                        .displayName("Clio Client")
                        .email(name + "@demo.example"))
                .build());

        AccessCode code = await("a code")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> code(created.getId()), shown -> shown.getCode() != null);
        List<MailView> sent = await("the mail with it")
                .atMost(PATIENCE)
                .until(
                        () -> mails(created.getId()),
                        list -> list.stream().anyMatch(mail -> "sent".equals(mail.getState())));
        UserView moved = users.changeUsers(UsersApi.APIChangeUsersRequest.newBuilder()
                .id(created.getId())
                .ifMatch("*")
                .userPatch(new UserPatch().department("Archive"))
                .build());

        assertThat(code.getUserId()).isEqualTo(created.getId());
        assertThat(code.getCode()).hasSize(code.getLength());
        assertThat(sent).hasSize(1);
        assertThat(moved.getDepartment()).isEqualTo("Archive");
        assertThat(moved.getDisplayName()).isEqualTo("Clio Client");

        users.deleteUsers(UsersApi.APIDeleteUsersRequest.newBuilder()
                .id(created.getId())
                .ifMatch("*")
                .build());

        ApiException gone = catchThrowableOfType(ApiException.class, () -> user(created.getId()));
        assertThat(gone.getCode()).isEqualTo(404);
    }

    private UserView user(UUID id) throws ApiException {
        return users.showUsers(UsersApi.APIShowUsersRequest.newBuilder().id(id).build());
    }

    private AccessCode code(UUID id) throws ApiException {
        return codes.showAccessCode(AccessCodeApi.APIShowAccessCodeRequest.newBuilder()
                .id(id)
                .reveal(true)
                .build());
    }

    private List<MailView> mails(UUID id) throws ApiException {
        return mails.listMail(MailsApi.APIListMailRequest.newBuilder()
                        .user(id.toString())
                        .build())
                .getItems();
    }

    private ApiClient at(Service service) {
        var client = new ApiClient();
        client.updateBaseUri(stack.file().url(service));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}
