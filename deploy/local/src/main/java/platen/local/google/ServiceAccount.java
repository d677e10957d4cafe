package platen.local.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.PrivateFile;
import platen.local.RandomText;

/** A service account of one organisation, with its JSON key as Google's console hands it out, kept in a file. */
record ServiceAccount(DemoOrganisation organisation, String email, RSAPublicKey publicKey) {

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static ServiceAccount kept(DemoOrganisation organisation, Path file, String tokenUrl) throws IOException {
        try {
            ObjectNode json = Files.exists(file)
                    ? (ObjectNode) Json.parse(Files.readAllBytes(file))
                    : key(organisation, freshKey());
            // The stack may have moved to other ports since the key was made.
            json.put("token_uri", tokenUrl);
            PrivateFile.write(file, Json.bytes(json));
            return new ServiceAccount(organisation, json.get("client_email").asText(), publicKey(json));
        } catch (GeneralSecurityException e) {
            throw new IOException("no service account key in " + file, e);
        }
    }

    private static ObjectNode key(DemoOrganisation organisation, PrivateKey key) {
        String project = "platen-" + organisation.key();
        String email = "platen-sync@" + project + ".iam.gserviceaccount.com";
        return Json.object()
                .put("type", "service_account")
                .put("project_id", project)
                .put("private_key_id", RandomText.letters(20))
                .put(
                        "private_key",
                        "-----BEGIN PRIVATE KEY-----\n" + PEM.encodeToString(key.getEncoded())
                                + "\n-----END PRIVATE KEY-----\n")
                .put("client_email", email)
                .put("client_id", "1000000000000000000" + organisation.ordinal())
                .put("universe_domain", "googleapis.com");
    }

    private static PrivateKey freshKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    private static RSAPublicKey publicKey(JsonNode json) throws GeneralSecurityException {
        String pem = json.get("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] encoded = Base64.getDecoder().decode(pem.getBytes(StandardCharsets.US_ASCII));
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        BigInteger modulus = key.getModulus();
        return (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(modulus, key.getPublicExponent()));
    }
}
