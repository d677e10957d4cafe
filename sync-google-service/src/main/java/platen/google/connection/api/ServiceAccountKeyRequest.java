package platen.google.connection.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import platen.google.connection.domain.ServiceAccountKey;

/** Google's service-account JSON as it is downloaded. Its other members, the URLs among them, are not looked at. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceAccountKeyRequest(
        @JsonProperty("type") @Pattern(regexp = "service_account", message = "must be service_account") @NotBlank
        String type,

        @JsonProperty("client_email") @NotBlank @Size(max = 320)
        String clientEmail,

        @JsonProperty("private_key_id") @NotBlank @Size(max = 200)
        String keyId,

        @JsonProperty("private_key") @NotBlank @Size(max = 20_000)
        String privateKey) {

    ServiceAccountKey toDomain() {
        return new ServiceAccountKey(clientEmail, keyId, privateKey);
    }

    @Override
    public String toString() {
        return "ServiceAccountKeyRequest[clientEmail=" + clientEmail + "]";
    }
}
