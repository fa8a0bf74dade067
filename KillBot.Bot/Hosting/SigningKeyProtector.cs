using KillBot.Domain.ApiKeys;
using Microsoft.AspNetCore.DataProtection;

namespace KillBot.Bot.Hosting;

/// <summary>Encrypts with the instance's DataProtection keys, which lie in a folder beside the database.</summary>
internal sealed class SigningKeyProtector(IDataProtectionProvider protection) : ISigningKeyProtector
{
    private readonly IDataProtector _protector = protection.CreateProtector("KillBot.ApiKeys.SigningKey");

    public byte[] Protect(byte[] signingKey) => _protector.Protect(signingKey);

    public byte[] Unprotect(byte[] protectedSigningKey) => _protector.Unprotect(protectedSigningKey);
}
