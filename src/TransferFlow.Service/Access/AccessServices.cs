using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>How people and machines sign in: by session, by key, by token. What they may do then is one table's business.</summary>
public static class AccessServices
{
    public const string TokenScheme = JwtBearerDefaults.AuthenticationScheme;
    public const string OidcScheme = OpenIdConnectDefaults.AuthenticationScheme;

    /// <summary>Where people sign in.</summary>
    public const string SignInPath = "/sign-in";

    private const string AnyScheme = "Any";

    private static readonly string stampType = new ClaimsIdentityOptions().SecurityStampClaimType;

    public static void AddTransferFlowAccess(this IServiceCollection services, IConfiguration configuration)
    {
        var access = configuration.GetSection(AccessOptions.Section).Get<AccessOptions>() ?? new();
        Issuers.Check(access);
        services.AddSingleton(access);
        services.AddSingleton<ExternalCallers>();
        services.AddSingleton<Sessions>();
        services.AddRights();
        services.AddTransferFlowAccounts().AddSignInManager<PersonSignIn>().AddClaimsPrincipalFactory<PersonClaims>();
        services.AddScoped<ISecurityStampValidator, SessionUpkeep>();
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromSeconds(10);
            stamp.OnRefreshingPrincipal = context =>
            {
                Sessions.Continue(context.CurrentPrincipal!, context.NewPrincipal!);
                return Task.CompletedTask;
            };
        });
        var authentication = services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, any => any.ForwardDefaultSelector = http => SchemeOf(http, access))
            .AddScheme<AuthenticationSchemeOptions, AccessKeyHandler>(AccessKeyHandler.KeyScheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureSession);
        if (access.Jwt.Authority is not null) authentication.AddJwtBearer(TokenScheme, token => Issuers.Configure(token, access.Jwt));
        if (access.Oidc.Authority is not null) authentication.AddOpenIdConnect(OidcScheme, oidc => Issuers.Configure(oidc, access.Oidc));
    }

    /// <summary>The accounts and what may be in them, without a web server.</summary>
    public static IdentityBuilder AddTransferFlowAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Standing>();
        services.AddSingleton<AccessKeys>();
        services.AddScoped<Accounts>();
        services.AddScoped<IUserConfirmation<Person>, PersonIsAdmitted>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Person.HashIterations);
        return services.AddIdentityCore<Person>(identity =>
            {
                identity.ClaimsIdentity.UserIdClaimType = CallerClaims.Actor;
                identity.ClaimsIdentity.RoleClaimType = CallerClaims.Role;
                identity.SignIn.RequireConfirmedAccount = true;
                // Length, not a choice of characters (NIST SP 800-63B, 3.1.1.2).
                (identity.Password.RequiredLength, identity.Password.RequireDigit, identity.Password.RequireLowercase) = (12, false, false);
                (identity.Password.RequireNonAlphanumeric, identity.Password.RequireUppercase, identity.Password.RequiredUniqueChars) = (false, false, 5);
                (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(5));
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<PersonStore>();
    }

    /// <summary>
    /// A session is good for pages, and for reading what they link to; keys and tokens are for programs. Whoever writes by the API shows one, so
    /// that no other site can make a browser write.
    /// </summary>
    private static string SchemeOf(HttpContext http, AccessOptions access)
    {
        if (!IsApi(http)) return IdentityConstants.ApplicationScheme;
        if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            var isKey = header.Contains($" {AccessKey.Prefix}", StringComparison.Ordinal);
            return isKey || access.Jwt.Authority is null ? AccessKeyHandler.KeyScheme : TokenScheme;
        }

        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        return isRead && http.Request.Cookies.Keys.Any(IsSession) ? IdentityConstants.ApplicationScheme : AccessKeyHandler.KeyScheme;
    }

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>Whether someone reads what comes: a program, or a page that listens, could make nothing of a way to another page.</summary>
    private static bool IsPage(HttpContext http) => !IsApi(http) && !http.Request.Path.StartsWithSegments("/live", StringComparison.Ordinal);

    private static bool IsSession(string cookie) => cookie.StartsWith(SessionCookie, StringComparison.Ordinal);

    private const string SessionCookie = "transferflow.session";

    private static Sessions SessionsOf(HttpContext http) => http.RequestServices.GetRequiredService<Sessions>();

    private static void ConfigureSession(CookieAuthenticationOptions session)
    {
        (session.Cookie.Name, session.Cookie.HttpOnly, session.Cookie.SameSite) = (SessionCookie, true, SameSiteMode.Lax);
        session.LoginPath = SignInPath;
        session.ReturnUrlParameter = "to";
        session.ExpireTimeSpan = Sessions.Life;
        session.Events.OnSigningIn = context =>
        {
            Sessions.Begin(context.Principal!);
            return Task.CompletedTask;
        };
        session.Events.OnSigningOut = context =>
            SessionsOf(context.HttpContext).EndAsync(context.HttpContext.User, context.HttpContext.RequestAborted);
        session.Events.OnValidatePrincipal = async context =>
        {
            var (http, person) = (context.HttpContext, context.Principal!);
            if (!await SessionsOf(http).IsGoingOnAsync(person, http.RequestAborted)) context.RejectPrincipal();
            // Only local accounts have a stamp; others are as their issuer said until the session ends.
            else if (person.HasClaim(claim => claim.Type == stampType)) await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
        session.Events.OnRedirectToAccessDenied = context =>
            WayOn(context.HttpContext) is { } way ? Redirect(context, way) : Status(context, StatusCodes.Status403Forbidden);
        session.Events.OnRedirectToLogin = context =>
        {
            return IsPage(context.HttpContext) ? Redirect(context, context.RedirectUri) : Status(context, StatusCodes.Status401Unauthorized);
        };
    }

    /// <summary>Where someone should go instead: to choose a password or, for whom the start page is not, to where the work is.</summary>
    private static string? WayOn(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) || !IsPage(http) ? null
        : http.User.HasClaim(claim => claim.Type == CallerClaims.MustChangePassword) ? "/account"
        : http.Request.Path == "/" && CallerClaims.Read(http.User)?.May(Act.ManagePeople) == true ? "/people"
        : null;

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, string to)
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    }

    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
